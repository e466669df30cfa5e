/** Asks for the desk's token and goes back to where it was missing. */

import {el, fill} from './dom.js';
import {post, problemNote} from './api.js';
import {startPage} from './shell.js';

startPage('login');

const token = el('input', {id: 'token', name: 'token', type: 'password', autocomplete: 'current-password', required: true, maxlength: 1000});
const trouble = el('div');

fill(document.getElementById('main'),
  el('form', {class: 'login', onsubmit: signIn},
    el('h1', {}, 'Sign in'),
    el('p', {}, 'This desk is shown to those who have its token: the one that it was started with.'),
    el('label', {for: 'token'}, 'Token'),
    token,
    el('button', {class: 'button button-strong'}, 'Sign in'),
    trouble));
token.focus();

async function signIn(event) {
  event.preventDefault();
  try {
    await post('/session', {token: token.value});
    location.assign(target());
  } catch (error) {
    fill(trouble, problemNote(error));
    token.select();
  }
}

/** A page of this desk, whatever the address says. */
function target() {
  const next = new URL(new URLSearchParams(location.search).get('next') ?? '/', location.href);
  return next.origin === location.origin ? next.href : '/';
}
