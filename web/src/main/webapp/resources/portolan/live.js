/* Keeps a staff screen current: asks again when told, and every half minute when nobody tells. */
(() => {
  'use strict';
  const refresh = () => {
    const busy = document.activeElement && document.activeElement.matches('textarea, input[type=text]') && document.activeElement.value;
    if (window.portolanRefresh && !busy) window.portolanRefresh([{ name: 'background', value: 'true' }]);
  };
  // what somebody is writing when the answer comes stays written
  let written = [];
  window.portolanKeep = () => { written = [...document.querySelectorAll('textarea')].filter(t => t.value).map(t => [t.id, t.value]); };
  window.portolanRestore = () => written.forEach(([id, value]) => {
    const area = document.getElementById(id);
    if (area && !area.value) area.value = value;
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

  // a page that the server no longer knows begins anew; any other failure is waited out
  window.portolanFailed = name => {
    if (/ViewExpired/.test(name)) location.reload();
    else notice.hidden = false;
  };

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
  document.addEventListener('keydown', e => {
    if (e.target.matches('input, textarea, select') || e.ctrlKey || e.metaKey || e.altKey || document.querySelector('dialog[open]')) return;
    if (e.key === 'j') show(current + 1);
    else if (e.key === 'k') show(current - 1);
    else if (e.key === '?') document.getElementById('keys').showModal();
    else if (e.key === '/') { e.preventDefault(); search(); }
  });
})();
