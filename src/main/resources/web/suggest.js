// Completes what is typed into the search box: <input data-suggest="/api/v1/suggestions" data-suggest-label="…">.
// The box is whole without it. The pattern is the combobox with a list box of ARIA 1.2: focus stays in the box.
(function () {
  'use strict';

  var WAIT = 120;
  var serial = 0;

  function complete(box) {
    var list = document.createElement('ul');
    var timer = 0;
    var asked = null;
    var typed = box.value;
    var at = -1;

    list.id = 'suggestions-' + (serial += 1);
    list.className = 'suggestions';
    list.hidden = true;
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', box.dataset.suggestLabel || '');
    box.setAttribute('role', 'combobox');
    box.setAttribute('aria-autocomplete', 'list');
    box.setAttribute('aria-expanded', 'false');
    box.setAttribute('aria-controls', list.id);
    box.insertAdjacentElement('afterend', list);

    function close() {
      clearTimeout(timer);
      if (asked) {
        asked.abort();
        asked = null;
      }
      list.hidden = true;
      at = -1;
      box.setAttribute('aria-expanded', 'false');
      box.removeAttribute('aria-activedescendant');
    }

    function show(items) {
      list.replaceChildren();
      items.forEach(function (item, index) {
        var option = document.createElement('li');
        var kind = document.createElement('span');
        option.id = list.id + '-' + index;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.dataset.parameter = item.parameter;
        option.dataset.value = item.value;
        option.dataset.text = item.text;
        kind.className = 'kind';
        kind.textContent = item.label;
        option.append(item.text, kind);
        list.append(option);
      });
      at = -1;
      box.removeAttribute('aria-activedescendant');
      list.hidden = items.length === 0;
      box.setAttribute('aria-expanded', String(items.length > 0));
    }

    function ask() {
      var words = box.value.trim();
      if (!words) {
        close();
        return;
      }
      if (asked) {
        asked.abort();
      }
      asked = new AbortController();
      fetch(box.dataset.suggest + '?q=' + encodeURIComponent(words), {
        signal: asked.signal,
        headers: { Accept: 'application/json', 'Accept-Language': document.documentElement.lang }
      }).then(function (answer) { return answer.ok ? answer.json() : { items: [] }; })
        .then(function (answer) {
          if (document.activeElement === box && box.value.trim() === words) {
            show(answer.items);
          }
        })
        .catch(function () { });
    }

    function mark(next) {
      var options = list.children;
      if (at >= 0 && options[at]) {
        options[at].setAttribute('aria-selected', 'false');
      }
      at = next;
      if (at < 0) {
        box.removeAttribute('aria-activedescendant');
        return;
      }
      options[at].setAttribute('aria-selected', 'true');
      options[at].scrollIntoView({ block: 'nearest' });
      box.setAttribute('aria-activedescendant', options[at].id);
    }

    function take(option) {
      close();
      if (option.dataset.parameter === 'q') {
        box.value = option.dataset.value;
        typed = box.value;
        if (box.form.requestSubmit) {
          box.form.requestSubmit();
        } else {
          box.form.submit();
        }
        return;
      }
      location.assign('/search?' + encodeURIComponent(option.dataset.parameter) + '=' + encodeURIComponent(option.dataset.value));
    }

    box.addEventListener('input', function () {
      typed = box.value;
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
    // what is typed is no change of the form until it is sent
    box.addEventListener('keydown', function (event) {
      var count = list.hidden ? 0 : list.children.length;
      if (event.isComposing) {
        return;
      }
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        if (count === 0) {
          if (event.key === 'ArrowDown') {
            ask();
          }
          return;
        }
        event.preventDefault();
        var step = event.key === 'ArrowDown' ? 1 : -1;
        var next = at + step;
        mark(next >= count ? -1 : next < -1 ? count - 1 : next);
      } else if (event.key === 'Enter' && at >= 0 && count > 0) {
        event.preventDefault();
        take(list.children[at]);
      } else if (event.key === 'Enter') {
        close();
      } else if (event.key === 'Escape' && count > 0) {
        event.preventDefault();
        box.value = typed;
        close();
      } else if (event.key === 'Tab') {
        close();
      }
    });
    box.addEventListener('blur', function () { setTimeout(close, 150); });
    list.addEventListener('mousedown', function (event) { event.preventDefault(); });
    list.addEventListener('click', function (event) {
      var option = event.target.closest('[role=option]');
      if (option) {
        take(option);
      }
    });
  }

  function all() {
    document.querySelectorAll('input[data-suggest]:not([role=combobox])').forEach(complete);
  }

  all();
  document.addEventListener('htmx:afterSwap', all);
})();
