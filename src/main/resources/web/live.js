// Keeps parts of a page as they stand on the server: <div data-live="/stream" data-live-parts="id id" data-live-state="…">.
// The page is whole without it. A stream is held only while the page can be seen.
(function () {
  'use strict';

  var SHORTEST = 2000;
  var LONGEST = 60000;
  var NAMES = ['listing', 'deal', 'queue'];

  function follow(marker) {
    var source = null;
    var seen = null;
    var wait = SHORTEST;
    var again = 0;
    var due = 0;

    function open() {
      if (source || document.hidden) {
        return;
      }
      source = new EventSource(marker.dataset.live);
      NAMES.forEach(function (name) { source.addEventListener(name, heard); });
      source.onerror = function () {
        // the browser comes back by itself, unless it was told that there is no stream just now
        if (source && source.readyState === EventSource.CLOSED) {
          source = null;
          again = setTimeout(open, wait);
          wait = Math.min(wait * 2, LONGEST);
        }
      };
    }

    function close() {
      clearTimeout(again);
      if (source) {
        source.close();
        source = null;
      }
    }

    function heard(event) {
      var first = seen === null;
      var state = JSON.parse(event.data).state;
      wait = SHORTEST;
      if (event.lastEventId !== '0' && event.lastEventId === seen) {
        return;
      }
      seen = event.lastEventId;
      if (first && state && state === marker.dataset.liveState) {
        return;
      }
      clearTimeout(due);
      due = setTimeout(refresh, 150);
    }

    function refresh() {
      fetch(page(), { credentials: 'same-origin', headers: { Accept: 'text/html' } })
        .then(function (answer) { return answer.ok ? answer.text() : Promise.reject(answer.status); })
        .then(function (text) { show(new DOMParser().parseFromString(text, 'text/html')); })
        .catch(say);
    }

    // a form that was refused stands at the address it was sent to, which nobody can read
    function page() {
      return marker.dataset.livePage || location.href;
    }

    // what people read on the page, but for what this script itself wrote
    function words(of) {
      var main = of.querySelector('main').cloneNode(true);
      main.querySelectorAll('[data-live], .notice, form').forEach(function (part) { part.remove(); });
      return main.textContent.replace(/\s+/g, ' ');
    }

    function show(fresh) {
      var changed = false;
      marker.dataset.liveParts.split(' ').forEach(function (id) {
        var old = document.getElementById(id);
        var now = fresh.getElementById(id);
        if (old && now && old.innerHTML !== now.innerHTML) {
          replace(old, document.importNode(now, true));
          changed = true;
        }
      });
      var stands = fresh.querySelector('[data-live]');
      if (stands) {
        marker.dataset.liveState = stands.dataset.liveState;
      }
      if (changed || words(document) !== words(fresh)) {
        say();
      }
    }

    function replace(old, now) {
      var focused = old.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
      old.replaceWith(now);
      if (focused) {
        now.querySelectorAll('a[href]').forEach(function (link) {
          if (link.getAttribute('href') === focused) {
            link.focus();
          }
        });
      }
    }

    // forms are never replaced under the hands of who fills them in: the page says that it is no longer new
    function say() {
      if (!marker.dataset.liveChanged) {
        return;
      }
      var link = document.createElement('a');
      link.href = page();
      link.textContent = marker.dataset.liveReload;
      var line = document.createElement('p');
      line.append(marker.dataset.liveChanged, ' ', link);
      marker.className = 'notice notice-info';
      marker.replaceChildren(line);
    }

    document.addEventListener('visibilitychange', function () {
      if (document.hidden) {
        close();
      } else {
        open();
      }
    });
    addEventListener('pagehide', close);
    addEventListener('pageshow', open);
    open();
  }

  document.querySelectorAll('[data-live]').forEach(follow);
})();
