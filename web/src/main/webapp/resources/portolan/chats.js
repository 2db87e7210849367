/* A chat at the desk: looks often while it is open, sends with Enter, puts in ready sentences. */
(() => {
  'use strict';
  // that somebody types stands in no journal, and nobody tells of it
  setInterval(() => { if (document.visibilityState === 'visible' && window.portolanRefresh) window.portolanRefresh([{ name: 'background', value: 'true' }]); }, 2500);
  document.addEventListener('keydown', e => {
    const { enter } = e.target.dataset || {};
    if (!enter || e.key !== 'Enter' || e.shiftKey || e.isComposing) return;
    e.preventDefault();
    press(enter, 100);
  });
  // a button is out of use for the moment that it is at work
  const press = (id, tries) => {
    const button = document.getElementById(id);
    if (button && button.disabled && tries) setTimeout(press, 100, id, tries - 1);
    else if (button) button.click();
  };
  // what was said leaves the field, and what was typed meanwhile stays
  let sent = '';
  const field = () => document.getElementById('answer:text');
  window.portolanSaying = () => { sent = field().value; };
  window.portolanSaid = args => {
    const text = field();
    if (!text) return;
    if (args && args.said && text.value.startsWith(sent)) text.value = text.value.slice(sent.length);
    text.focus();
  };
  // the page comes anew with a file in it; what is being written comes back, to its own chat alone
  const kept = () => 'portolan-chat-answer-' + field().dataset.chat;
  try {
    const written = field() && sessionStorage.getItem(kept());
    if (written) { field().value = written; sessionStorage.removeItem(kept()); }
  } catch { /* then it is written once more */ }
  document.addEventListener('submit', e => {
    try { if (e.target.id === 'send-file' && field().value) sessionStorage.setItem(kept(), field().value); } catch { /* as above */ }
  });
  document.addEventListener('click', e => {
    const button = e.target.closest('button[data-canned]');
    const text = document.getElementById('answer:text');
    if (!button || !text) return;
    text.value = (text.value ? text.value.trimEnd() + ' ' : '') + button.dataset.canned;
    text.focus();
  });
})();
