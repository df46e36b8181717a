(() => {
  'use strict';
  const page = document.documentElement;
  const find = document.getElementById('find');
  const words = document.getElementById('words');
  const found = document.getElementById('found');
  const rows = Array.from(document.querySelectorAll('.event'));
  const groups = Array.from(document.querySelectorAll('div.group'));
  const marks = new Map();
  for (const mark of document.querySelectorAll('svg a')) {
    marks.set(mark.getAttribute('href').slice(1), mark);
  }
  const isMarked = marks.size >= rows.length;
  const fold = (text) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
  const apart = /^(T[DHR]|LI|D[LTD]|DIV|P|H4|[OU]L|BR)$/;
  const sources = new Map();
  let texts = null;
  let shown = rows;
  let waiting = 0;

  const count = (text) => text.replace('{shown}', shown.length).replace('{all}', rows.length);

  // What stands in cells and lines of their own are words of their own.
  function textOf(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.tagName === 'BUTTON') return '';
    const text = Array.from(node.childNodes, textOf).join('');
    return apart.test(node.tagName) ? ` ${text} ` : text;
  }

  function source(link) {
    const id = link.getAttribute('href').slice(1);
    if (!sources.has(id)) sources.set(id, fold(textOf(document.getElementById(id))));
    return id;
  }

  function read(row) {
    const links = Array.from(row.querySelectorAll('a[href^="#s"]'), source);
    return { words: fold(`${textOf(row)} ${row.dataset.also}`), sources: [...new Set(links)] };
  }

  function search() {
    waiting = 0;
    const terms = Array.from(fold(words.value).matchAll(/["“]([^"”]*)["”]?|\S+/g), (it) => (it[1] ?? it[0]).trim())
      .filter(Boolean);
    texts ??= rows.map(read);
    const cited = terms.map((term) => new Set(Array.from(sources).filter(([, text]) => text.includes(term))
      .map(([id]) => id)));
    shown = [];
    rows.forEach((row, at) => {
      const fits = terms.every((term, which) => texts[at].words.includes(term)
        || texts[at].sources.some((id) => cited[which].has(id)));
      if (row.hidden === fits) row.hidden = !fits;
      if (fits) shown.push(row);
      if (isMarked) marks.get(row.id)?.classList.toggle('dimmed', !fits);
    });
    for (const group of groups) group.hidden = !group.querySelector('.event:not([hidden])');
    found.textContent = terms.length === 0 ? ''
      : shown.length === 0 ? found.dataset.none : count(found.dataset.some);
    stop(shown[0]);
  }

  // One row at a time can be reached by Tab; the keys walk from it.
  let reached = null;
  function stop(row) {
    if (reached) reached.tabIndex = -1;
    reached = row ?? null;
    if (reached) reached.tabIndex = 0;
  }

  function go(row) {
    if (!row) return;
    stop(row);
    row.focus();
    row.scrollIntoView({ block: 'nearest' });
  }

  function toggle(row, open = !row.classList.contains('open')) {
    const button = row.querySelector('button');
    if (!button) return;
    row.classList.toggle('open', open);
    button.setAttribute('aria-expanded', String(open));
  }

  function step(by) {
    const here = document.activeElement?.closest('.event');
    const at = here ? shown.indexOf(here) : -1;
    go(at < 0 ? shown[0] : shown[Math.min(Math.max(at + by, 0), shown.length - 1)]);
  }

  function leave(row) {
    if (row?.classList.contains('open')) toggle(row, false);
    else document.activeElement?.blur();
  }

  words.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, rows.length > 5000 ? 200 : 0);
  });

  document.addEventListener('click', (event) => {
    const button = event.target.closest('.event button');
    if (button) toggle(button.closest('.event'));
  });

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isTyping = event.target === words;
    const row = event.target.closest?.('.event');
    const walks = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (isTyping && event.key === 'Escape') {
      if (words.value) { words.value = ''; search(); } else words.blur();
    } else if (isTyping && (event.key === 'Enter' || event.key === 'ArrowDown')) {
      go(shown[0]);
    } else if (isTyping) {
      return;
    } else if (event.key === '/') {
      words.focus();
      words.select();
    } else if (walks && (row || event.key.length === 1)) {
      step(walks);
    } else if (event.key === 'Enter' && event.target === row) {
      toggle(row);
    } else if (event.key === 'Escape') {
      leave(row);
    } else {
      return;
    }
    event.preventDefault();
  });

  // Whoever follows a link to a row wants to read it.
  function arrive() {
    const row = document.getElementById(location.hash.slice(1));
    if (!row?.classList.contains('event')) return;
    if (row.hidden) { words.value = ''; search(); }
    toggle(row, true);
    go(row);
  }
  window.addEventListener('hashchange', arrive);

  for (const row of rows) row.tabIndex = -1;
  stop(rows[0]);
  page.classList.add('js');
  find.hidden = false;
  arrive();
})();
