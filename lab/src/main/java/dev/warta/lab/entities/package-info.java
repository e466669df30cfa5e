/** Trains and measures the model that finds names of persons, organisations and places. */
package dev.warta.lab.entities;
