/**
 * The command line of Warta: the only {@code main}, one class a command.
 *
 * <p>{@link dev.warta.cli.Warta} lists the commands. {@code run} starts everything inside one
 * process; the others are the same programs against any cluster. Results go to standard output,
 * progress and messages to standard error.
 */
package dev.warta.cli;
