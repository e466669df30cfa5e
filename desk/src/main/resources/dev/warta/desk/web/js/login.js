/** Asks for the desk's token. */

import {el, fill} from './dom.js';
import {get} from './api.js';
import {startPage} from './shell.js';

startPage('login');
fill(document.getElementById('main'),
  el('form', {class: 'login', method: 'post', action: '/session'},
    el('h1', {}, 'Sign in'),
    el('p', {}, 'This desk is shown to those who have its token: the one that it was started with.'),
    el('label', {for: 'token'}, 'Token'),
    el('input', {id: 'token', name: 'token', type: 'password', autocomplete: 'current-password', required: true, maxlength: 1000, autofocus: true}),
    el('button', {class: 'button button-strong'}, 'Sign in')));
