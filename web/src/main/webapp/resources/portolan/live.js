/* Keeps a staff screen current: asks again when told, and every half minute when nobody tells. */
(() => {
  'use strict';
  const refresh = () => { if (window.portolanRefresh) window.portolanRefresh([{ name: 'background', value: 'true' }]); };
  // nothing is renewed under a pressed button, a selection or a letter being composed: once that is over, it is asked again
  let busy = false;
  let due = false;
  const ended = () => { busy = false; if (due) { due = false; setTimeout(refresh); } };
  const pressed = e => e.type !== 'keydown' || (e.key === ' ' && e.target.matches('button'));
  ['pointerdown', 'compositionstart', 'keydown'].forEach(type => document.addEventListener(type, e => { if (pressed(e)) busy = true; }, true));
  ['pointerup', 'pointercancel', 'compositionend', 'keyup'].forEach(type => document.addEventListener(type, e => { if (busy && !e.isComposing) ended(); }, true));
  window.addEventListener('blur', ended);
  window.portolanLater = () => { due = busy; return busy; };
  // the note to an alert is the page's alone until it is sent: whatever an answer renders anew, it stays written
  const keeping = render => (...answer) => {
    const active = document.activeElement;
    const notes = [...document.querySelectorAll('textarea.note')].map(old => ({ old, from: old.selectionStart, to: old.selectionEnd, top: old.scrollTop }));
    render(...answer);
    notes.forEach(({ old, from, to, top }) => {
      const anew = document.getElementById(old.id);
      if (!anew || anew === old) return;
      anew.value = old.value;
      if (active !== old) return;
      anew.focus({ preventScroll: true });
      anew.setSelectionRange(from, to);
      anew.scrollTop = top;
    });
  };
  if (window.PrimeFaces) {
    const answers = window.PrimeFaces.ajax.Response;
    answers.handle = keeping(answers.handle.bind(answers));
  }
  // it goes with its alert, wherever the alert then stands on the page
  document.addEventListener('click', e => {
    const button = e.target.closest('button.acknowledge');
    if (!button) return;
    const { alert } = button.dataset;
    const note = document.getElementById('note-' + alert);
    if (!note.value.trim()) note.focus();
    else window.portolanAcknowledge([{ name: 'alert', value: alert }, { name: 'note', value: note.value }]);
  });
  const notice = document.getElementById('connection');
  let wait = 1000;
  const connect = () => {
    const socket = new WebSocket(location.origin.replace(/^http/, 'ws') + '/staff/live');
    socket.onopen = () => { notice.hidden = true; if (wait > 1000) refresh(); wait = 1000; };
    socket.onmessage = () => { notice.hidden = true; refresh(); };
    socket.onclose = () => { notice.hidden = wait < 4000; wait = Math.min(wait * 2, 30000); setTimeout(connect, wait); };
  };
  if (window.portolanRefresh || document.querySelector('#live')) connect();
  setInterval(refresh, 30000);

  // a page that was posted to has the address it can be opened and sent on by
  const own = document.querySelector('link[rel=canonical]');
  if (own && own.href !== location.href) history.replaceState(null, '', own.href);

  // a page that the server no longer knows begins anew; any other failure is waited out
  window.portolanFailed = name => {
    if (/ViewExpired/.test(name)) location.reload();
    else notice.hidden = false;
  };
  window.portolanLost = () => { notice.hidden = false; };

  // a row is opened by its link, else by the first thing that can be done with it; one that has
  // neither is only moved to
  const control = row => ['a.open', 'a.person', 'a', 'button:not([disabled])'].map(c => row.querySelector(c)).find(c => c);
  const rows = () => {
    const all = [...document.querySelectorAll('main table tbody tr:not(.ui-datatable-empty-message), main ul.matters > li')]
      .filter(r => r.offsetParent && !(r.matches('li') && r.closest('td')) && !r.closest('dialog, .ui-dialog'));
    const open = all.filter(control);
    return open.length ? open : all;
  };
  let current = -1;
  const show = to => {
    const all = rows();
    if (!all.length) return;
    current = Math.max(0, Math.min(to, all.length - 1));
    document.querySelectorAll('.current').forEach(r => r.classList.remove('current'));
    const row = all[current];
    row.classList.add('current');
    const first = control(row);
    if (!first) row.tabIndex = -1;
    (first || row).focus();
  };
  // PrimeFaces' tables keep Enter to themselves; on a link it opens what the link leads to
  document.addEventListener('keydown', e => { if (e.key === 'Enter' && e.target.matches('a, button') && e.target.closest('tr, li')) e.stopPropagation(); }, true);
  // a list that was renewed keeps the place of whoever moves through it by keys
  let place = null;
  document.addEventListener('focusin', e => { place = e.target.matches('a.open') ? e.target.getAttribute('href') : null; });
  const live = document.getElementById('live');
  if (live) new MutationObserver(() => {
    if (!place || document.activeElement !== document.body) return;
    const same = rows().findIndex(r => r.querySelector('a.open')?.getAttribute('href') === place);
    if (same >= 0) show(same);
  }).observe(live, { childList: true, subtree: true });
  const search = () => {
    const box = document.querySelector('#search, [role=search] input[type=search], [role=search] input[type=text]');
    const page = document.querySelector('nav.desks a[href="/staff/find"]');
    if (box) box.focus();
    else if (page) location.assign(page.href);
  };
  // a letter that stands beside a button presses it: the first that has it
  const pressedBy = e => {
    const button = /^[a-z]$/.test(e.key) && document.querySelector('button[data-key="' + e.key + '"]:not([disabled])');
    if (button) { e.preventDefault(); button.click(); }
  };
  // after an act was chosen, whoever works by keys goes on in its first field, else at its button
  window.portolanFocus = () => { const first = document.querySelector('.aside [data-focus]') || document.querySelector('.aside .panel :is(input, select, textarea)'); if (first) first.focus(); };
  document.addEventListener('keydown', e => {
    if (e.target.matches('input, textarea, select') || e.ctrlKey || e.metaKey || e.altKey || document.querySelector('dialog[open]')) return;
    if (e.key === 'j') show(current + 1);
    else if (e.key === 'k') show(current - 1);
    else if (e.key === '?') document.getElementById('keys').showModal();
    else if (e.key === '/') { e.preventDefault(); search(); }
    else if (!e.repeat) pressedBy(e);
  });
})();
