import {startPage} from './shell.js';

startPage('article');
