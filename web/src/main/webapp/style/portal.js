// What information pages can do more where there is script: be kept on this phone, and be read out.
'use strict';
(() => {
  const language = document.documentElement.lang;
  const OURS = /^portolan-\d+-(.+)$/;

  // --- kept on this phone ---

  const able = 'serviceWorker' in navigator && 'caches' in window;

  const names = async () => (await caches.keys()).filter((name) => OURS.test(name));

  const keptDay = async () => {
    const name = (await names()).find((one) => OURS.exec(one)[1] === language);
    const list = name && await (await caches.open(name)).match('/kept.json');
    return list && (await list.json()).day;
  };

  async function unregister() {
    const worker = await navigator.serviceWorker.getRegistration('/');
    return worker && worker.unregister();
  }

  async function keep(also) {
    await navigator.serviceWorker.register('/sw.js', {updateViaCache: 'none'});
    const {active} = await navigator.serviceWorker.ready;
    const said = await new Promise((tell) => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = (event) => tell(event.data);
      active.postMessage({language, also}, [port2]);
    });
    if (said === 'done' && navigator.storage && navigator.storage.persist) {
      navigator.storage.persist().catch(() => {});
    }
    return said;
  }

  async function remove() {
    for (const name of await names()) {
      await caches.delete(name);
    }
    await unregister();
    return 'removed';
  }

  function say(what) {
    document.querySelectorAll('[data-when]').forEach((text) => {
      text.hidden = text.dataset.when !== what;
    });
  }

  const form = document.getElementById('keep');
  const away = document.getElementById('away');

  async function show(what) {
    const day = able && await keptDay();
    form.hidden = !able || Boolean(day);
    away.hidden = !day;
    if (day) {
      document.getElementById('day').textContent = day;
    }
    say(what || (day ? 'done' : able ? '' : 'unable'));
  }

  // The button that was pressed goes away: whoever uses a keyboard goes on at what is said.
  async function during(button, work) {
    button.disabled = true;
    say('working');
    let said;
    try {
      said = await work();
    } catch {
      said = 'failed';
    }
    if (said !== 'done' && !(await names()).length) {
      await unregister();
    }
    button.disabled = false;
    await show(said);
    document.getElementById('said').focus();
  }

  if (form) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const also = document.getElementById('also');
      during(event.submitter, () => keep(Boolean(also && also.checked)));
    });
    away.addEventListener('click', () => during(away, remove));
    show().catch(() => say('unable'));
  }

  const link = document.querySelector('.keep');
  if (link && able) {
    keptDay().catch(() => '').then((day) => {
      if (day) {
        link.firstElementChild.textContent = link.dataset.kept;
      }
      link.hidden = false;
    });
  }

  // --- read out ---

  const BLOCK = 'h1, h2, h3, h4, h5, h6, p, li, blockquote, pre, td, th, dt, dd';
  const bar = document.querySelector('.aloud');
  const article = document.querySelector('article');
  if (!bar || !article || !('speechSynthesis' in window)) {
    return;
  }
  const spoken = article.closest('[lang]').lang.toLowerCase();
  const [start, end] = bar.querySelectorAll('button');
  let parts = [];
  let at = 0;
  let turn = 0;
  let speaking = null;

  // Of the device's own voices only: what others read out would be sent to them.
  function voice() {
    const tag = (one) => one.lang.replace(/_/g, '-').toLowerCase();
    const main = spoken.split('-')[0];
    // a Cantonese voice reads Chinese that was not written for it
    const fit = speechSynthesis.getVoices().filter((one) => one.localService
      && tag(one).split('-')[0] === main && tag(one) !== 'zh-hk');
    return fit.find((one) => tag(one) === spoken) || fit.find((one) => one.default) || fit[0];
  }

  // The title, what is to be known of the text, and the text, in their order, block by block.
  function blocks() {
    const found = [];
    document.querySelectorAll('main > h1, main > .status, article').forEach((root) => {
      const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const {parentElement, data} = texts.currentNode;
        if (parentElement.closest('[lang]').lang.toLowerCase() !== spoken) {
          continue;
        }
        const block = parentElement.closest(BLOCK) || root;
        const last = found[found.length - 1];
        if (last && last.block === block) {
          last.text += data;
        } else {
          found.push({block, text: data});
        }
      }
    });
    return found.filter((part) => part.text.trim());
  }

  function mark(block) {
    document.querySelectorAll('.spoken').forEach((one) => one.classList.remove('spoken'));
    if (block) {
      block.classList.add('spoken');
    }
  }

  function silence() {
    turn++;
    speaking = null;
    speechSynthesis.cancel();
  }

  function stop() {
    silence();
    at = 0;
    mark(null);
    start.textContent = bar.dataset.read;
    end.hidden = true;
  }

  // Block by block: a pause begins its block again, as phones cannot go on within a sentence.
  function next() {
    const by = voice();
    if (at >= parts.length || !by) {
      stop();
      return;
    }
    const mine = turn;
    speaking = new SpeechSynthesisUtterance(parts[at].text.trim());
    speaking.voice = by;
    speaking.lang = by.lang;
    speaking.onend = () => {
      if (mine === turn) {
        at++;
        next();
      }
    };
    speaking.onerror = () => mine === turn && stop();
    mark(parts[at].block);
    speechSynthesis.speak(speaking);
  }

  start.addEventListener('click', () => {
    if (speaking) {
      silence();
      start.textContent = bar.dataset.resume;
      return;
    }
    if (at === 0) {
      parts = blocks();
    }
    start.textContent = bar.dataset.pause;
    end.hidden = false;
    next();
  });
  end.addEventListener('click', () => {
    stop();
    start.focus();
  });
  window.addEventListener('pagehide', stop);

  const offer = () => {
    bar.hidden = !voice();
  };
  speechSynthesis.addEventListener('voiceschanged', offer);
  offer();
})();
