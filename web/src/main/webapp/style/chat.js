/* A chat that goes by itself where there is a connection; the forms of the page work without it.
   What is written waits here until the server has it, and is sent under the same id each time. */
(() => {
  'use strict';
  const box = document.getElementById('chat');
  const form = document.getElementById('say');
  const text = document.getElementById('text');
  // what a chat that is over did not get any more is there for the next one
  const LEFT = 'portolan-chat-left';
  const key = box && 'portolan-chat-' + box.dataset.chat;
  const put = (name, words) => { try { if (words) sessionStorage.setItem(name, words); else sessionStorage.removeItem(name); } catch { /* then it is written once more */ } };
  const get = name => { try { return sessionStorage.getItem(name); } catch { return null; } };
  const left = get(LEFT);
  put(LEFT, '');
  if (left && text && !text.value) text.value = left;
  // of a chat that has ended nothing stays behind; who begins another at once takes it along
  if (box && !form) {
    put(key, '');
    document.addEventListener('submit', event => { if (event.target.querySelector('[name=again]')) put(LEFT, left); });
  }
  if (!box || !form || !window.WebSocket) return;
  const language = document.documentElement.lang;
  const lines = document.getElementById('lines');
  const lost = document.getElementById('lost');
  const refused = document.getElementById('refused');
  const told = document.getElementById('told');
  const typing = document.getElementById('typing');
  let last = Number(box.dataset.last);
  let waiting = [];
  let socket = null;
  let pause = 500;
  let met = false;
  let heard = 0;
  let leaving = false;
  // what the page brought along is read
  let read = last;
  let ours = last;

  const id = () => crypto.randomUUID ? crypto.randomUUID()
    : ([1e7] + -1e3 + -4e3 + -8e3 + -1e11).replace(/[018]/g, c => (c ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> c / 4).toString(16));
  const open = () => socket && socket.readyState === WebSocket.OPEN;
  const keep = () => put(key, waiting.length ? JSON.stringify(waiting) : '');
  const clock = time => { const at = new Date(time.dateTime); if (!isNaN(at)) time.textContent = at.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' }); };
  lines.querySelectorAll('time').forEach(clock);

  const link = file => {
    const to = document.createElement('a');
    to.href = file.picture ? file.address + '/large' : file.address;
    if (file.picture) {
      const picture = document.createElement('img');
      picture.src = file.address + '/small';
      picture.alt = file.label;
      to.append(picture);
    } else {
      to.textContent = file.label;
      to.download = '';
    }
    return to;
  };
  const draw = (side, said, at, files, how) => {
    const line = document.getElementById(side === 'desk' ? 'ours' : 'yours').content.firstElementChild.cloneNode(true);
    line.querySelector('.said').textContent = said;
    line.querySelector('.files').append(...(files || []).map(link));
    line.querySelector('.how').textContent = how || '';
    const time = line.querySelector('time');
    time.dateTime = at;
    clock(time);
    return line;
  };
  const pend = one => {
    const line = draw('visitor', one.text, new Date().toISOString());
    line.dataset.pending = one.id;
    line.querySelector('.mark').textContent = form.dataset.pending;
    lines.append(line);
    line.scrollIntoView({ block: 'nearest' });
  };
  const drop = one => {
    waiting = waiting.filter(each => each.id !== one);
    keep();
    const line = lines.querySelector(`[data-pending="${one}"]`);
    if (line) line.remove();
    return line;
  };
  const append = (line, seq) => {
    last = seq;
    line.dataset.seq = seq;
    const pending = lines.querySelector('[data-pending]');
    if (pending) pending.before(line); else lines.append(line);
    line.scrollIntoView({ block: 'nearest' });
  };
  // what was said before it and is not here yet comes with it once more
  const was = frame => {
    const line = drop(frame.said);
    if (!line || frame.seq !== last + 1) return;
    delete line.dataset.pending;
    line.querySelector('.mark').textContent = '';
    const time = line.querySelector('time');
    time.dateTime = frame.at;
    clock(time);
    append(line, frame.seq);
  };
  const send = frame => { if (open()) socket.send(JSON.stringify(frame)); };
  // one after the other: in their order, and never more at once than somebody writes
  const pump = () => { if (waiting.length) send({ say: waiting[0].id, text: waiting[0].text }); };
  // only what the desk wrote is told to be read
  const saw = () => {
    if (document.visibilityState !== 'visible' || ours <= read) return;
    read = ours;
    send({ read });
  };

  const news = frame => {
    if (frame.chat !== box.dataset.chat) { reload(); return; }
    let gap = false;
    frame.lines.forEach(one => {
      if (one.seq <= last) return;
      if (one.seq !== last + 1) { gap = true; return; }
      if (one.side === 'desk') ours = one.seq;
      append(draw(one.side, one.text, one.at, one.files, one.how), one.seq);
    });
    if (gap || frame.standing && frame.standing.last > last) send({ after: last });
    saw();
    if (frame.standing) stands(frame.standing);
  };
  const stands = standing => {
    const words = document.getElementById('standing');
    if (words.textContent !== standing.words) words.textContent = standing.words;
    typing.hidden = !standing.typing;
    lines.querySelectorAll('.yours[data-seq]').forEach(line => { if (Number(line.dataset.seq) <= standing.read) line.querySelector('.mark').textContent = form.dataset.read; });
    if (!standing.open) reload();
  };
  const reload = () => {
    if (leaving) return;
    leaving = true;
    const unsaid = [...waiting.map(one => one.text), text.value].filter(one => one.trim()).join('\n');
    waiting = [];
    keep();
    put(LEFT, unsaid);
    location.assign(form.getAttribute('action'));
  };

  const hear = frame => {
    if (frame.lines) news(frame);
    else if (frame.said) {
      was(frame);
      refused.hidden = true;
      if (frame.told) { told.textContent = frame.told; told.hidden = false; }
      pump();
    } else if (frame.refused) {
      const back = waiting.find(each => each.id === frame.refused);
      drop(frame.refused);
      if (back) text.value = text.value ? back.text + '\n' + text.value : back.text;
      refused.textContent = frame.why;
      refused.hidden = false;
      pump();
    } else if (frame.beat > last) send({ after: last });
    else if (frame.elsewhere) reload();
  };

  const connect = () => {
    if (leaving || socket && socket.readyState <= WebSocket.OPEN) return;
    const now = socket = new WebSocket(location.origin.replace(/^http/, 'ws') + '/chat/live?language=' + encodeURIComponent(language));
    now.onopen = () => {
      met = true;
      pause = 500;
      heard = Date.now();
      lost.hidden = true;
      send({ after: last });
      pump();
    };
    now.onmessage = event => { heard = Date.now(); hear(JSON.parse(event.data)); };
    now.onclose = () => {
      if (now !== socket || leaving) return;
      lost.hidden = !met;
      pause = Math.min(pause * 2, 15000);
      setTimeout(connect, pause);
    };
  };
  const leave = () => {
    const old = socket;
    socket = null;
    if (old) old.close();
    lost.hidden = !met;
  };
  // a connection of which nobody said that it is gone
  setInterval(() => { if (open() && Date.now() - heard > 50000) leave(); if (!socket) connect(); }, 5000);
  window.addEventListener('online', () => { pause = 500; connect(); });
  window.addEventListener('offline', leave);
  document.addEventListener('visibilitychange', saw);

  form.addEventListener('submit', event => {
    if (event.submitter && event.submitter.name === 'look') return;
    // where there never was a socket, the form goes its own way
    if (!met) return;
    event.preventDefault();
    const said = text.value.trim();
    if (!said) { text.focus(); return; }
    const one = { id: id(), text: said };
    text.value = '';
    waiting.push(one);
    keep();
    pend(one);
    if (waiting.length === 1) pump();
    text.focus();
  });
  text.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && met && matchMedia('(pointer: fine)').matches) { event.preventDefault(); form.requestSubmit(document.getElementById('send')); }
  });
  // another form brings the page anew; what is being written comes back, unless the chat is over
  document.addEventListener('submit', event => {
    if (event.target === form) return;
    leaving = true;
    const ends = event.target.querySelector('[name=end]');
    put(LEFT, ends ? '' : text.value);
    if (ends) put(key, '');
  });
  let typed = 0;
  text.addEventListener('input', () => { if (Date.now() - typed > 3500) { typed = Date.now(); send({ typing: true }); } });

  try { waiting = JSON.parse(get(key)) || []; } catch { waiting = []; }
  waiting.forEach(pend);
  connect();
})();
