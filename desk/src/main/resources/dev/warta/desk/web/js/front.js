import {startPage} from './shell.js';

startPage('front');
