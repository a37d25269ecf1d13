/* What the pages do beyond HTML, all of it optional: a preview of where a link leads, a filter of the questions, and
   evidence unfolded for printing. Nothing is loaded from elsewhere; text is only ever put in as text. */

(function () {
  "use strict";

  const DELAY = 350;
  const SKIPPED = ".headerlink, .permalink, .md-content__button, .chips a, .overview a, .chart a, .preview a";
  const pages = new Map();
  let shown = null;
  let waiting = 0;

  function page(url) {
    const path = url.href.split("#")[0];
    if (path === location.href.split("#")[0]) return Promise.resolve(document);
    if (!pages.has(path)) {
      const parsed = fetch(path)
        .then((response) => (response.ok ? response.text() : Promise.reject()))
        .then((html) => new DOMParser().parseFromString(html, "text/html"));
      pages.set(path, parsed);
    }
    return pages.get(path);
  }

  function words(element) {
    if (!element) return "";
    const copy = element.cloneNode(true);
    copy.querySelectorAll(".headerlink, .permalink, .md-content__button").forEach((one) => one.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  function cut(text, limit) {
    return text.length <= limit ? text : text.slice(0, limit).replace(/\s\S*$/, "") + " …";
  }

  /* Title and text of what a link leads to: a statement, a question, or a page. */
  function summary(there, url) {
    const anchor = decodeURIComponent(url.hash.slice(1));
    const target = anchor && there.getElementById(anchor);
    if (target && target.matches("figure.statement")) {
      return [words(target.querySelector("blockquote")), words(target.querySelector(".how")), true];
    }
    if (target && target.matches("h3.question, .fact")) {
      const facts = target.nextElementSibling;
      return [words(target), target.matches("h3") && facts ? words(facts) : "", false];
    }
    const body = there.querySelector("article");
    if (!body) return null;
    const small = words(body.querySelector("h1 + .role, h1 + .byline"));
    const first = Array.from(body.children).find((one) => one.matches("p:not([class])"));
    const about = words(body.querySelector(".about li"));
    return [words(body.querySelector("h1")), [small, cut(words(first) || about, 200)].filter(Boolean).join("\n"), false];
  }

  function hide() {
    clearTimeout(waiting);
    if (!shown) return;
    shown.link.removeAttribute("aria-describedby");
    shown.box.remove();
    shown = null;
  }

  function show(link, found) {
    hide();
    const box = document.createElement("div");
    box.className = "preview md-typeset" + (found[2] ? " quoted" : "");
    box.id = "preview";
    box.setAttribute("role", "tooltip");
    found.slice(0, 2).forEach((text, number) => {
      const line = document.createElement(number ? "p" : "strong");
      line.textContent = text;
      if (text) box.append(line);
    });
    document.body.append(box);
    const at = link.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - box.offsetWidth - 8));
    const below = at.bottom + box.offsetHeight + 12 < innerHeight;
    box.style.left = left + scrollX + "px";
    box.style.top = (below ? at.bottom + 6 : at.top - box.offsetHeight - 6) + scrollY + "px";
    box.addEventListener("pointerleave", hide);
    link.setAttribute("aria-describedby", "preview");
    shown = { link: link, box: box };
  }

  function offer(link) {
    const url = new URL(link.href, location.href);
    if (url.origin !== location.origin || !url.pathname.endsWith(".html")) return;
    clearTimeout(waiting);
    waiting = setTimeout(function () {
      page(url).then(
        function (there) {
          const found = link.matches(":hover, :focus") && summary(there, url);
          if (found && found[0]) show(link, found);
        },
        function () {}
      );
    }, DELAY);
  }

  function linkOf(event) {
    const link = event.target.closest ? event.target.closest("article a[href]") : null;
    return link && !link.matches(SKIPPED) ? link : null;
  }

  if (location.protocol !== "file:") {
    document.addEventListener("pointerover", function (event) {
      const link = event.pointerType === "mouse" && linkOf(event);
      if (link) offer(link);
    });
    document.addEventListener("pointerout", function (event) {
      if (linkOf(event) && !(event.relatedTarget && event.relatedTarget.closest && event.relatedTarget.closest(".preview"))) hide();
    });
    document.addEventListener("focusin", function (event) {
      const link = linkOf(event);
      if (link && link.matches(":focus-visible")) offer(link);
    });
    document.addEventListener("focusout", hide);
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape") hide();
    });
    addEventListener("scroll", () => shown && hide(), { passive: true }); // focus scrolls first: what waits goes on
  }

  /* The topics above the questions become buttons that leave only the questions of one topic. */
  document.querySelectorAll("nav[data-filter]").forEach(function (nav) {
    const questions = Array.from(document.querySelectorAll("div.question[data-topics]"));
    const list = nav.querySelector("ul");
    function choose(chosen, button) {
      list.querySelectorAll("button").forEach((one) => one.setAttribute("aria-pressed", String(one === button)));
      questions.forEach(function (question) {
        question.hidden = Boolean(chosen) && !question.dataset.topics.split(" ").includes(chosen);
      });
    }
    function button(label, chosen) {
      const made = document.createElement("button");
      made.type = "button";
      made.append(...label);
      made.addEventListener("click", () => choose(chosen, made));
      return made;
    }
    list.querySelectorAll("li").forEach(function (item) {
      const link = item.querySelector("a");
      const count = item.querySelector("em");
      const label = [link.textContent].concat(count ? [" ", count] : []);
      item.replaceChildren(button(label, link.dataset.topic));
    });
    const all = document.createElement("li");
    all.append(button([nav.dataset.all], ""));
    list.prepend(all);
    choose("", all.firstChild);
  });

  /* On narrow windows the theme's menu opens by a label, which no keyboard reaches: a button takes its place. */
  const label = document.querySelector(".md-header label[for='__drawer']");
  const drawer = document.getElementById("__drawer");
  const navigation = document.querySelector(".md-nav--primary");
  if (label && drawer && navigation) {
    const menu = document.createElement("button");
    const open = function (wanted) {
      const links = Array.from(navigation.querySelectorAll("a.md-nav__link"));
      drawer.checked = wanted;
      drawer.dispatchEvent(new Event("change"));
      (wanted ? links.find((one) => one.getClientRects().length) : menu).focus();
    };
    const told = () => menu.setAttribute("aria-expanded", String(drawer.checked));
    menu.type = "button";
    menu.className = label.className + " menu";
    menu.setAttribute("aria-label", navigation.getAttribute("aria-label"));
    menu.append(...label.childNodes);
    menu.addEventListener("click", () => open(!drawer.checked));
    drawer.addEventListener("change", told);
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && drawer.checked) open(false);
    });
    told();
    label.replaceWith(menu);
  }

  let folded = [];
  addEventListener("beforeprint", function () {
    folded = Array.from(document.querySelectorAll("article details:not([open])"));
    folded.forEach((one) => (one.open = true));
  });
  addEventListener("afterprint", () => folded.forEach((one) => (one.open = false)));
})();
