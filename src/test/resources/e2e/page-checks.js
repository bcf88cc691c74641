() => {
  const faults = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const text = (element) => element.textContent.trim().replace(/\s+/g, ' ').slice(0, 60);
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const what = (element) => `<${element.localName}${element.id ? '#' + element.id : ''}${element.name ? ' name=' + element.name : ''}> ${text(element)}`;
  const named = (element) =>
    element.getAttribute('aria-label') || element.getAttribute('aria-labelledby') || text(element) || element.title;

  if (!['zh-CN', 'en'].includes(document.documentElement.lang)) faults.push('no language: ' + document.documentElement.lang);
  if (!document.title.includes('·')) faults.push('no title: ' + document.title);
  const heads = all('h1');
  if (heads.length !== 1 || !text(heads[0])) faults.push('not one h1: ' + heads.length);
  if (all('main').length !== 1) faults.push('not one main');
  if (all('header nav[aria-label]').length === 0) faults.push('no named navigation');

  let level = 0;
  for (const heading of all('main h1, main h2, main h3, main h4, main h5').filter(shown)) {
    const next = Number(heading.localName[1]);
    if (next > level + 1) faults.push(`heading skips a level: ${what(heading)}`);
    level = next;
  }

  for (const input of all('input:not([type=hidden]), select, textarea')) {
    if (input.labels.length === 0 && !input.getAttribute('aria-label') && !input.getAttribute('aria-labelledby')) faults.push('input without label: ' + what(input));
  }
  for (const pressed of all('a[href], button, summary')) if (!named(pressed)) faults.push('nothing to read on ' + pressed.outerHTML.slice(0, 100));
  for (const image of all('img:not([alt])')) faults.push('picture without words: ' + image.src);
  for (const drawing of all('svg:not([aria-hidden=true]):not([role=img])')) faults.push('drawing neither hidden nor named: ' + drawing.outerHTML.slice(0, 80));
  for (const cell of all('thead th:not([scope])')) faults.push('column head without scope: ' + what(cell));
  for (const form of all('form[method=post]')) if (!form.querySelector('input[name=_csrf]')) faults.push('form without token: ' + form.action);

  const ids = new Set();
  for (const element of all('[id]')) {
    if (ids.has(element.id)) faults.push('id stands twice: ' + element.id);
    ids.add(element.id);
  }
  for (const element of all('[aria-describedby], [aria-labelledby]')) {
    const refers = `${element.getAttribute('aria-describedby') ?? ''} ${element.getAttribute('aria-labelledby') ?? ''}`;
    for (const id of refers.trim().split(/\s+/)) if (!ids.has(id)) faults.push(`refers to nothing: ${id} of ${what(element)}`);
  }
  for (const link of all('a[href^="#"]')) {
    const id = decodeURIComponent(link.getAttribute('href').slice(1));
    if (id && !ids.has(id)) faults.push('leads to nothing on the page: #' + id);
  }
  for (const element of all('[style]')) faults.push('style attribute, which the browser refuses: ' + what(element));
  if (document.body.innerText.includes('‹')) faults.push('word is missing: ' + document.body.innerText.match(/‹[^›]*›/)?.[0]);

  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) {
    const wide = all('body *').filter(shown).find((element) => element.getBoundingClientRect().right > width + 1);
    faults.push(`wider than the window: ${document.documentElement.scrollWidth} px, as ${wide ? what(wide) : '?'}`);
  }
  for (const target of all('a[href], button, input:not([type=hidden]), select, textarea, summary').filter(shown)) {
    const box = target.getBoundingClientRect();
    const inline = target.localName === 'a' && getComputedStyle(target).display === 'inline';
    const elsewhere = target.matches('.skip, .visually-hidden');
    if (!inline && !elsewhere && (box.width < 23.5 || box.height < 23.5)) faults.push(`target of ${Math.round(box.width)}×${Math.round(box.height)} px: ${what(target)}`);
  }
  return faults;
}
