/* Shows new texts on the handsets without losing what is being typed. */
(() => {
  'use strict';
  const end = list => { list.scrollTop = list.scrollHeight; };
  document.querySelectorAll('.texts').forEach(end);
  const update = async () => {
    try {
      const answer = await fetch(location.pathname, { headers: { 'Accept': 'text/html' } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const pending = page.querySelector('#pending');
      if (pending) document.getElementById('pending').innerHTML = pending.innerHTML;
      const name = phone => phone.dataset.phone || phone.dataset.mailbox;
      const again = [...page.querySelectorAll('.phone, .mailbox')];
      const boxes = document.querySelectorAll('.mailbox').length;
      if (again.filter(one => one.dataset.mailbox).length !== boxes && !document.activeElement.value) location.reload();
      document.querySelectorAll('.phone, .mailbox').forEach(phone => {
        const fresh = again.find(one => name(one) === name(phone))?.querySelector('.texts');
        const shown = phone.querySelector('.texts');
        if (fresh && fresh.innerHTML !== shown.innerHTML) { shown.innerHTML = fresh.innerHTML; end(shown); }
        const rings = page.querySelector(`.phone[data-phone="${phone.dataset.phone}"] .call`);
        const call = phone.querySelector('.call');
        if (rings && rings.innerHTML !== call.innerHTML) { call.innerHTML = rings.innerHTML; call.querySelectorAll('.said').forEach(end); }
      });
    } catch (e) { /* the server is away; the next look tells */ }
  };
  /* keys are pressed without leaving the page, so that what is being typed elsewhere stays */
  document.addEventListener('submit', async event => {
    const form = event.target;
    if (new URL(form.action).pathname !== '/handset/call') return;
    event.preventDefault();
    const fields = new URLSearchParams(new FormData(form));
    if (event.submitter) fields.append(event.submitter.name, event.submitter.value);
    await fetch(form.action, { method: 'POST', body: fields });
    update();
  });
  setInterval(update, 1500);
})();
