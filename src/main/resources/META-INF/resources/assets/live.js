// What makes a page live: numbers, parts that come anew, and the streams that tell of them.
(() => {
  "use strict";

  // ---- live numbers: frames replace what is shown only when their seq is greater ----

  const seqOf = (element) => Number(element?.dataset?.seq ?? -1);

  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const incoming = event.detail.fragment.querySelector?.("[data-seq]") ?? event.detail.fragment;
    if (event.detail.target.dataset.seq !== undefined && seqOf(incoming) <= seqOf(event.detail.target)) {
      event.detail.shouldSwap = false;
    }
  });

  document.addEventListener("htmx:oobAfterSwap", (event) => {
    const live = event.target.closest?.("[data-live]");
    live?.classList.add("changed");
  });

  // ---- forms in a part of the page that comes anew: one that somebody writes in stays as it is ----

  const isTyped = (field) =>
    field.value !== (field.defaultValue ?? field.value) ||
    (field.checked ?? false) !== (field.defaultChecked ?? false) ||
    [...(field.options ?? [])].some((option) => option.selected !== option.defaultSelected && option.index > 0);

  const isWritten = (form) =>
    form.dataset.busy !== undefined ||
    form.contains(document.activeElement) ||
    form.querySelector("[aria-invalid]") !== null ||
    [...form.elements].some(isTyped);

  let before = [];

  const keepForms = (part) => {
    before = [...part.querySelectorAll("form[id]")].map((form) => ({
      form,
      written: isWritten(form),
      focus: form.contains(document.activeElement) ? document.activeElement : undefined,
      open: form.closest("details")?.open ?? false,
    }));
  };

  const giveFormsBack = () => {
    for (const { form, written, focus, open } of before.splice(0)) {
      const fresh = document.getElementById(form.id);
      if (!fresh || fresh === form) continue;
      if (open) fresh.closest("details")?.setAttribute("open", "");
      if (written) fresh.replaceWith(form);
      focus?.focus({ preventScroll: true });
    }
  };

  // ---- parts that come anew ({#live-part}): only when they say something new, and whoever is there by keyboard stays ----

  const streams = new Set();
  const parts = "[sse-connect] > [hx-get]";
  const shown = new Map();

  /** All forms of a session carry the same token: another one means that somebody else has logged in, or the same person anew. */
  const sessionOf = (page) => page.querySelector("input[name='csrf-token']")?.value;

  const said = (part) => part.outerHTML.replace(/(name="(?:act|csrf-token)" value=")[^"]*/g, "$1");

  for (const fetcher of document.querySelectorAll(parts)) {
    const part = document.querySelector(fetcher.getAttribute("hx-target"));
    if (part) shown.set(part.id, said(part));
  }

  /** From now on a stream is asked for what happened since this page was made. */
  const goOnFrom = (page) => {
    for (const asking of page.querySelectorAll("[sse-connect*='?since=']")) {
      const url = asking.getAttribute("sse-connect");
      const stem = url.slice(0, url.indexOf("?since=") + 1);
      for (const stream of streams) if (stream.url.startsWith(stem)) stream.url = url;
      for (const element of document.querySelectorAll(`[sse-connect^="${CSS.escape(stem)}"]`)) {
        element.setAttribute("sse-connect", url);
      }
    }
  };

  let place;

  /** Where the focus is, in words that find it again in what replaces the part. */
  const placeIn = (part) => {
    const element = document.activeElement;
    if (!part.contains(element)) return undefined;
    const named = ["id", "href", "name"].filter((name) => element.hasAttribute(name));
    const own = named.map((name) => `[${name}="${CSS.escape(element.getAttribute(name))}"]`).join("");
    const form = element.closest("form")?.getAttribute("action");
    const words = (form ? `form[action="${CSS.escape(form)}"] ` : "") + element.localName + own;
    return { words, nth: [...part.querySelectorAll(words)].indexOf(element), part: part.id };
  };

  const goBack = ({ words, nth, part: id }) => {
    const part = document.getElementById(id);
    if (!part || part.contains(document.activeElement)) return;
    const alike = part.querySelectorAll(words);
    const found = alike[nth] ?? alike[0] ?? part;
    if (found === part) part.tabIndex = -1;
    found.focus({ preventScroll: true });
  };

  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, serverResponse, requestConfig } = event.detail;
    if (!requestConfig?.elt?.matches(parts)) return;
    const page = new DOMParser().parseFromString(serverResponse, "text/html");
    const fresh = page.getElementById(target.id);
    if (fresh) goOnFrom(page);
    if (!fresh || sessionOf(page) !== sessionOf(document) || said(fresh) === shown.get(target.id)) {
      event.detail.shouldSwap = false;
      return;
    }
    shown.set(target.id, said(fresh));
    keepForms(target);
    place = placeIn(target);
  });

  document.addEventListener("htmx:afterSwap", () => {
    giveFormsBack();
    if (place) goBack(place);
    place = undefined;
  });

  // ---- streams: a hidden tab closes its own and opens it again when it is looked at ----

  class Stream extends EventTarget {
    constructor(url) {
      super();
      this.url = url;
      this.listeners = new Map();
      this.wanted = true;
      streams.add(this);
      this.onVisibility = () => (document.hidden ? this.pause() : this.resume());
      document.addEventListener("visibilitychange", this.onVisibility);
      if (!document.hidden) this.resume();
    }

    get readyState() {
      return this.source ? this.source.readyState : EventSource.CONNECTING;
    }

    resume() {
      if (!this.wanted || (this.source && this.source.readyState !== EventSource.CLOSED)) return;
      this.source = new EventSource(this.url, { withCredentials: true });
      this.source.onopen = (event) => {
        clearTimeout(this.silence);
        this.silence = undefined;
        tell("on");
        this.onopen?.(event);
      };
      // Streams end now and then on purpose and come back at once: that is nothing to speak of.
      this.source.onerror = (event) => {
        this.silence ??= setTimeout(() => tell("off"), 5000);
        this.failed(event);
      };
      for (const [type, listeners] of this.listeners) {
        for (const listener of listeners) this.source.addEventListener(type, listener);
      }
    }

    /** One that ended is asked for again from where it was; one that was refused is the extension's to try again. */
    failed(event) {
      if (this.source.readyState === EventSource.CLOSED) {
        this.stop();
        this.onerror?.(event);
      } else {
        this.source.close();
        this.source = undefined;
        this.again = setTimeout(() => this.resume(), 1000);
      }
    }

    pause() {
      clearTimeout(this.again);
      this.source?.close();
      this.source = undefined;
      tell("off");
    }

    stop() {
      this.wanted = false;
      clearTimeout(this.again);
      streams.delete(this);
      document.removeEventListener("visibilitychange", this.onVisibility);
    }

    close() {
      this.stop();
      this.source?.close();
      tell("off");
    }

    addEventListener(type, listener) {
      if (!this.listeners.has(type)) this.listeners.set(type, new Set());
      this.listeners.get(type).add(listener);
      this.source?.addEventListener(type, listener);
    }

    removeEventListener(type, listener) {
      this.listeners.get(type)?.delete(listener);
      this.source?.removeEventListener(type, listener);
    }
  }

  const tell = (state) => {
    for (const element of document.querySelectorAll(".live")) element.dataset.state = state;
  };

  if (window.htmx) window.htmx.createEventSource = (url) => new Stream(url);
})();
