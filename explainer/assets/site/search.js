// The site's search: a dialog in the header of every page and, with filters, a page of its own. Both ask Pagefind, which
// loads a few kilobytes of its index for a question, from this site only. Nothing is loaded before a reader begins.
// Results are parts of pages (statements, questions, background), each with its own link.
(function () {
  "use strict";

  const words = window.explainerWords;
  const base = new URL("../../", document.currentScript.src);
  const SHOWN = 10; // hits until the reader asks for more
  const PER_PAGE = 3; // hits of one page among all pages' hits
  const AT_ONCE = 8; // pages whose words are fetched together
  const WAIT = 120; // milliseconds after the last key before asking
  const SETTING = "explainer-search-keys";

  let engine = null;
  const load = () => {
    engine ??= import(new URL("pagefind/pagefind.js", base).href).then(async (pagefind) => {
      await pagefind.options({ noWorker: true, baseUrl: base.pathname });
      await pagefind.init();
      return pagefind;
    });
    engine.catch(() => (engine = null));
    return engine;
  };

  const say = (key, values = {}) =>
    Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), words[key]);

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== false) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  const icon = (path) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const shape = document.createElementNS("http://www.w3.org/2000/svg", "path");
    for (const [name, value] of [["viewBox", "0 0 24 24"], ["aria-hidden", "true"]]) svg.setAttribute(name, value);
    shape.setAttribute("d", path);
    svg.append(shape);
    return svg;
  };
  const GLASS = "M10 4a6 6 0 1 0 3.7 10.7l4.8 4.8 1.4-1.4-4.8-4.8A6 6 0 0 0 10 4zm0 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8z";

  // --- what was found ------------------------------------------------------------------------------------------------

  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ß", "ss");
  const bare = (text) => fold(text).replace(/[^\p{L}\p{N}]/gu, "");

  // The hits of one page, best first: each a part of the page with its shown words and those to be marked.
  const hits = (data, chosen) => {
    const tokens = data.raw_content.split(/\s+/);
    const at = new Map(data.anchors.map((anchor) => [anchor.id, anchor.location]));
    const parts = JSON.parse(data.meta.parts || "[]").map(([anchor, section, kind, speaker], number) => ({
      anchor, section, kind, speaker, start: at.get(`w${number}`), end: at.get(`x${number}`), score: 0, marked: new Set(),
    }));
    const after = (number) => parts[number + 1]?.start ?? tokens.length;
    const allowed = (part) => ["section", "kind", "speaker"].every((name) => !chosen[name] || part[name] === chosen[name]);
    for (const { location, balanced_score: score } of data.weighted_locations) {
      const number = parts.findIndex((part, index) => location >= part.start && location < after(index));
      const part = parts[number < 0 ? 0 : number];
      if (!part) continue;
      part.score += (score || 1) * (location < part.end ? 1 : 0.6);
      if (number < 0) continue;
      if (location < part.end) part.marked.add(location);
      else {
        const inside = bare(tokens[location]);
        for (let place = part.start; inside.length > 2 && place < part.end; place++)
          if (bare(tokens[place]).includes(inside)) part.marked.add(place);
      }
    }
    const asked = data.weighted_locations.length > 0;
    const found = parts.filter((part) => allowed(part) && (part.score > 0 || !asked));
    found.sort((one, other) => other.score - one.score);
    return found.map((part) => ({
      ...part, tokens, title: data.meta.title, date: data.meta.date,
      url: new URL(data.raw_url.replace(/^\//, ""), base).href + (part.anchor ? `#${part.anchor}` : ""),
    }));
  };

  // The words around the first that is marked, as text and <mark>.
  const excerpt = (hit, most = 34) => {
    const first = Math.min(...hit.marked, hit.end);
    const start = hit.end - hit.start <= most || first === hit.end ? hit.start : Math.max(hit.start, Math.min(first - 8, hit.end - most));
    const end = Math.min(hit.end, start + most);
    const shown = make("span", { class: "finder-words" }, start > hit.start ? "… " : "");
    for (let place = start; place < end; place++) {
      const text = hit.tokens[place].replaceAll("&lt;", "<").replaceAll("&gt;", ">");
      const last = place === hit.end - 1 ? text.replace(/(?<=[.!?“"])\.$/u, "") : text;
      shown.append(hit.marked.has(place) ? make("mark", {}, last) : last, place < end - 1 ? " " : "");
    }
    if (end < hit.end) shown.append(" …");
    return shown;
  };

  const shown = (hit) => {
    const facts = [hit.kind || hit.section, hit.date, hit.speaker ? hit.title : ""].filter(Boolean).join(" · ");
    const link = make("a", { href: hit.url, class: "finder-hit" },
      make("span", { class: "finder-name" }, hit.speaker || hit.title), excerpt(hit), make("span", { class: "finder-facts" }, facts));
    return make("li", {}, link);
  };

  // --- a place to search in --------------------------------------------------------------------------------------------

  // `input`, `list` and `status` belong together; `chosen` are the filters, `more` is called with whether there is more.
  const finder = ({ input, list, status, more = null, chosen = () => ({}), page = false }) => {
    let asked = 0;
    let results = [];
    let next = 0;

    const fill = async (number, wanted) => {
      const found = [];
      while (found.length < wanted && next < results.length) {
        const loaded = await Promise.all(results.slice(next, next + AT_ONCE).map((result) => result.data()));
        if (number !== asked) return null;
        next += loaded.length;
        found.push(...loaded.flatMap((data) => hits(data, chosen()).slice(0, page ? undefined : PER_PAGE)));
      }
      return found;
    };

    const tell = (query, first) => {
      const count = list.children.length;
      const rest = next < results.length;
      more?.toggleAttribute("hidden", !rest);
      if (!count) status.textContent = query ? say("none", { query }) : say("none_filtered");
      else if (rest) status.textContent = say("found_more", { count });
      else status.textContent = count === 1 ? say("found_one") : say("found", { count });
      if (first) list.scrollTop = 0;
    };

    const search = async () => {
      const number = ++asked;
      const query = input.value.trim();
      const filters = Object.fromEntries(Object.entries(chosen()).filter(([, value]) => value));
      if (!query && !Object.keys(filters).length) {
        list.replaceChildren();
        more?.toggleAttribute("hidden", true);
        status.textContent = say("begin");
        return;
      }
      try {
        const pagefind = await load();
        const found = await pagefind.search(query || null, { filters });
        if (number !== asked) return;
        results = found.results;
        next = 0;
        const first = await fill(number, SHOWN);
        if (first === null) return;
        list.replaceChildren(...first.map(shown));
        tell(query, true);
      } catch {
        if (number === asked) status.textContent = say("unavailable");
      }
    };

    const extend = async () => {
      const before = list.children.length;
      const further = await fill(asked, SHOWN);
      if (further === null) return;
      list.append(...further.map(shown));
      tell(input.value.trim(), false);
      list.children[before]?.querySelector("a").focus();
    };
    more?.addEventListener("click", extend);

    let timer = 0;
    input.addEventListener("input", () => {
      clearTimeout(timer);
      status.textContent = input.value.trim() ? say("loading") : say("begin");
      timer = setTimeout(search, WAIT);
    });

    const links = () => [...list.querySelectorAll("a")];
    const move = (event) => {
      const all = links();
      const here = all.indexOf(document.activeElement);
      const steps = { ArrowDown: here + 1, ArrowUp: here - 1, Home: here < 0 ? null : 0, End: here < 0 ? null : all.length - 1 };
      const to = steps[event.key];
      if (to === undefined || to === null || (here < 0 && event.key === "ArrowUp")) return;
      event.preventDefault();
      (to < 0 ? input : all[Math.min(to, all.length - 1)])?.focus();
    };
    input.addEventListener("keydown", move);
    list.addEventListener("keydown", move);
    return { search };
  };

  // --- the dialog in the header ----------------------------------------------------------------------------------------

  const pageAddress = new URL(words.page, base).href;

  const dialog = () => {
    const input = make("input", { type: "search", name: "q", class: "finder-input", placeholder: say("placeholder"),
      "aria-label": say("search"), "aria-controls": "finder-list", autocomplete: "off", spellcheck: "false", enterkeyhint: "search" });
    const list = make("ol", { class: "finder-list", id: "finder-list", "aria-label": say("search") });
    const status = make("p", { class: "finder-status", role: "status" }, say("begin"));
    const close = make("button", { type: "button", class: "finder-close", "aria-label": say("close") }, "✕");
    const all = make("a", { href: pageAddress, class: "finder-all" }, say("all_results"));
    const form = make("form", { class: "finder-form", role: "search", action: pageAddress, method: "get" }, input, close);
    const box = make("dialog", { class: "finder", "aria-label": say("search") }, form, status, list, all);
    const { search } = finder({ input, list, status });
    input.addEventListener("input", () => (all.href = input.value.trim() ? `${pageAddress}?q=${encodeURIComponent(input.value.trim())}` : pageAddress));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      location.href = all.href;
    });
    close.addEventListener("click", () => box.close());
    list.addEventListener("click", () => box.close());
    box.addEventListener("click", (event) => event.target === box && box.close());
    document.body.append(box);
    return {
      open() {
        if (box.open) return;
        box.showModal();
        input.select();
        load().catch(() => (status.textContent = say("unavailable")));
        if (input.value) search();
      },
    };
  };

  let opened = null;
  const open = () => (opened ??= dialog()).open();

  const button = make("button", { type: "button", class: "finder-open", "aria-label": say("open"), "aria-haspopup": "dialog" },
    icon(GLASS), make("span", { class: "finder-label", "aria-hidden": "true" }, say("open")), make("kbd", { "aria-hidden": "true" }, "/"));
  button.addEventListener("click", open);
  const header = document.querySelector(".md-header__inner") || document.querySelector("header nav, header");
  header?.append(button);

  const keys = () => {
    try {
      return localStorage.getItem(SETTING) !== "off";
    } catch {
      return true;
    }
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable], dialog");
    if (typing || event.ctrlKey || event.altKey || event.metaKey || !keys()) return;
    if (event.key !== "/" && event.key !== "s") return;
    event.preventDefault();
    const here = document.querySelector(".finder-page .finder-input");
    if (here) here.focus();
    else open();
  });

  // --- the search page -------------------------------------------------------------------------------------------------

  const FILTERS = ["speaker", "topic", "kind", "year", "section"];

  const searchPage = async (place) => {
    const asked = new URLSearchParams(location.search);
    const input = make("input", { type: "search", class: "finder-input", placeholder: say("placeholder"), "aria-label": say("search"),
      "aria-controls": "finder-results", autocomplete: "off", spellcheck: "false", enterkeyhint: "search" });
    const fields = {};
    const choices = make("fieldset", { class: "finder-filters" }, make("legend", {}, say("filters")));
    for (const name of FILTERS) {
      const many = name === "speaker";
      fields[name] = make(many ? "input" : "select", many ? { list: "finder-speakers", placeholder: say("all"), autocomplete: "off" } : {});
      fields[name].name = name;
      fields[name].id = `finder-${name}`;
      const wish = asked.get(name) || "";
      if (!many) fields[name].append(make("option", { value: "" }, say("all")));
      if (!many && wish) fields[name].append(make("option", { value: wish }, wish));
      fields[name].value = wish;
      choices.append(make("div", {}, make("label", { for: `finder-${name}` }, say(name)), fields[name]));
    }
    const options = make("datalist", { id: "finder-speakers" });
    const reset = make("button", { type: "reset", class: "finder-reset" }, say("reset"));
    choices.append(options, reset);
    const status = make("p", { class: "finder-status", role: "status" }, say("loading"));
    const list = make("ol", { class: "finder-list", id: "finder-results", "aria-label": say("search") });
    const more = make("button", { type: "button", class: "finder-more", hidden: "" }, say("more"));
    const form = make("form", { class: "finder-form", role: "search" }, input, choices);
    const box = make("input", { type: "checkbox" });
    box.checked = keys();
    box.addEventListener("change", () => {
      try {
        localStorage.setItem(SETTING, box.checked ? "on" : "off");
      } catch {
        box.checked = true;
      }
    });
    const setting = make("label", { class: "finder-keys" }, box, ` ${say("shortcuts")}`);
    place.replaceChildren(form, status, list, more, setting);

    const chosen = () => Object.fromEntries(FILTERS.map((name) => [name, fields[name].value.trim()]));
    const { search } = finder({ input, list, status, more, chosen, page: true });
    const remember = () => {
      const values = Object.entries({ q: input.value.trim(), ...chosen() }).filter(([, value]) => value);
      const query = new URLSearchParams(values).toString();
      history.replaceState(null, "", location.pathname + (query ? `?${query}` : ""));
    };
    input.addEventListener("input", remember);
    choices.addEventListener("change", () => (remember(), search()));
    form.addEventListener("submit", (event) => (event.preventDefault(), search()));
    form.addEventListener("reset", () => setTimeout(() => (remember(), search())));
    input.value = asked.get("q") || "";
    await search(); // first: what there is to choose from is as large as the index
    try {
      const known = await (await load()).filters();
      for (const name of FILTERS) {
        const values = Object.entries(known[name] || {});
        if (name === "year") values.reverse();
        else if (name !== "kind") values.sort((one, other) => one[0].localeCompare(other[0], document.documentElement.lang));
        const into = name === "speaker" ? options : fields[name];
        const wish = fields[name].value;
        const made = values.map(([value, count]) => make("option", { value }, name === "speaker" ? "" : `${value} (${count})`));
        into.replaceChildren(...(name === "speaker" ? [] : [into.options[0]]), ...made);
        fields[name].value = wish;
      }
    } catch {
      status.textContent = say("unavailable");
    }
  };

  const place = document.querySelector("[data-finder]");
  if (place) searchPage(place);
})();
