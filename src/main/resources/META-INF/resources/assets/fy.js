// What scripts add to pages that work without them.
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

  document.addEventListener("htmx:beforeSwap", (event) => {
    before = [...event.detail.target.querySelectorAll("form[id]")].map((form) => ({
      form,
      written: isWritten(form),
      focus: form.contains(document.activeElement) ? document.activeElement : undefined,
      open: form.closest("details")?.open ?? false,
    }));
  });

  document.addEventListener("htmx:afterSwap", () => {
    for (const { form, written, focus, open } of before.splice(0)) {
      const fresh = document.getElementById(form.id);
      if (!fresh || fresh === form) continue;
      if (open) fresh.closest("details")?.setAttribute("open", "");
      if (written) fresh.replaceWith(form);
      focus?.focus({ preventScroll: true });
    }
  });

  // ---- streams: a hidden tab closes its own and opens it again when it is looked at ----

  class Stream extends EventTarget {
    constructor(url) {
      super();
      this.url = url;
      this.listeners = new Map();
      this.wanted = true;
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

    failed(event) {
      const gone = this.source.readyState === EventSource.CLOSED;
      if (gone) this.stop();
      this.onerror?.(event);
    }

    pause() {
      this.source?.close();
      this.source = undefined;
      tell("off");
    }

    stop() {
      this.wanted = false;
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

  // ---- forms: the second click of a double click is not sent ----

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.busy !== undefined) {
      event.preventDefault();
      return;
    }
    form.dataset.busy = "";
    form.setAttribute("aria-busy", "true");
  });

  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-busy]")) {
      delete form.dataset.busy;
      form.removeAttribute("aria-busy");
    }
  });

  // ---- times: in the reader's own zone ----

  const shapes = {
    short: { hour: "2-digit", minute: "2-digit" },
    day: { day: "numeric", month: "short", year: "numeric" },
    long: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" },
  };
  const exact = { dateStyle: "full", timeStyle: "long" };
  const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;

  const localise = (root) => {
    for (const time of root.querySelectorAll("time[data-local]")) {
      const at = new Date(time.dateTime);
      if (Number.isNaN(at.getTime())) continue;
      time.textContent = new Intl.DateTimeFormat(language, shapes[time.dataset.local] ?? shapes.long).format(at);
      time.title = new Intl.DateTimeFormat(language, exact).format(at);
    }
  };

  localise(document);
  document.addEventListener("htmx:load", (event) => localise(event.detail.elt));
  document.addEventListener("htmx:oobAfterSwap", (event) => localise(event.target.parentElement ?? document));

  // ---- printing: a page that is also a paper ----

  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-print]")) window.print();
  });
})();
