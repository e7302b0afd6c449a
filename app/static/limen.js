// Small helps on top of pages that work without them: shortcut, theme, shield, guard, confirmation, progress.
// One listener per kind on the document, so parts that htmx brings in later behave the same.

const root = document.documentElement;
root.classList.add("js-enabled");
document.body.classList.add("govuk-frontend-supported");

const year = 60 * 60 * 24 * 365;
const remember = (name, value) => {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${name}=${value}; Path=/; Max-Age=${value ? year : 0}; SameSite=Lax${secure}`;
};

// Theme and shield. The server reads both cookies, so the next page comes right at once.
document.addEventListener("click", (event) => {
  const theme = event.target.closest("[data-theme-to]");
  if (theme) {
    root.dataset.theme = theme.dataset.themeTo;
    remember("theme", theme.dataset.themeTo);
    document.querySelector(`[data-theme-to]:not([data-theme-to="${theme.dataset.themeTo}"])`)?.focus();
    return;
  }
  const shield = event.target.closest("[data-shield-switch]");
  if (shield) {
    const on = root.toggleAttribute("data-shield");
    shield.setAttribute("aria-pressed", String(on));
    remember("shield", on ? "on" : "");
    return;
  }
  if (event.target.closest("[data-print]")) {
    window.print();
    return;
  }
  const copy = event.target.closest("[data-copy]");
  if (copy) {
    const source = document.getElementById(copy.dataset.copy);
    navigator.clipboard?.writeText(source.innerText.trim()).then(() => {
      const said = copy.querySelector("[data-copy-done]");
      if (said) said.hidden = false;
    });
  }
});

// "/" goes to the search box; Escape closes an open menu.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const box = document.querySelector("[data-search]");
    if (box) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  }
  if (event.key === "Escape") {
    const menu = document.querySelector(".lm-menu[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
});
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(".lm-menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// The list of errors takes the focus; its links go to the field itself.
document.querySelector(".govuk-error-summary")?.setAttribute("tabindex", "-1");
document.querySelector(".govuk-error-summary")?.focus();
document.addEventListener("click", (event) => {
  const link = event.target.closest(".govuk-error-summary a[href^='#']");
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  (field.closest("fieldset") ?? field.closest(".govuk-form-group") ?? field).scrollIntoView();
  field.focus({ preventScroll: true });
});

// Questions that open under an answer (the base's conditional radios and checkboxes).
const unfold = (scope) => {
  for (const input of scope.querySelectorAll("input[data-aria-controls]")) {
    const part = document.getElementById(input.dataset.ariaControls);
    part?.classList.toggle(
      `govuk-${input.type === "radio" ? "radios" : "checkboxes"}__conditional--hidden`,
      !input.checked,
    );
  }
};
unfold(document);
document.addEventListener("change", (event) => {
  if (event.target.matches("input[type=radio], input[type=checkbox]")) unfold(event.target.form ?? document);
});

// Which tab of a long page is open (phones).
const markTab = () => {
  const here = location.hash || document.querySelector(".lm-tabs a")?.hash;
  for (const tab of document.querySelectorAll(".lm-tabs a")) {
    if (tab.hash === here) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  }
};
markTab();
window.addEventListener("hashchange", markTab);

// The button that shows a password.
for (const button of document.querySelectorAll(".govuk-password-input__toggle")) button.hidden = false;
document.addEventListener("click", (event) => {
  const button = event.target.closest(".govuk-password-input__toggle");
  if (!button) return;
  const input = document.getElementById(button.getAttribute("aria-controls"));
  const shown = input.type === "text";
  input.type = shown ? "password" : "text";
  button.setAttribute("aria-pressed", String(!shown));
});

// Nothing typed is lost: forms with data-guard ask before the page is left, and what was typed survives
// a part of the page being replaced. Kept in memory only: nothing of a case stays on a shared machine.
const typed = new Map();
const keyOf = (field) => `${field.form?.dataset.guard || field.form?.id}|${field.name}`;
const guarded = (field) => field.form?.matches("[data-guard]") && field.name && field.type !== "password";
document.addEventListener("input", (event) => {
  if (guarded(event.target) && "value" in event.target && !/radio|checkbox|file/.test(event.target.type)) {
    typed.set(keyOf(event.target), event.target.value);
  } else if (guarded(event.target)) {
    typed.set(keyOf(event.target), null);
  }
});
document.addEventListener("htmx:after:swap", () => {
  for (const field of document.querySelectorAll("form[data-guard] :is(input, textarea)")) {
    const value = typed.get(keyOf(field));
    if (value && !field.value) field.value = value;
  }
  unfold(document);
});
window.addEventListener("beforeunload", (event) => {
  if (typed.size) event.preventDefault();
});

// Submitting: ask first where the form says so, never send twice, and say so when it takes longer than a second.
let waiting = 0;
const progress = (on) => {
  clearTimeout(waiting);
  const sign = document.getElementById("progress");
  if (on) waiting = setTimeout(() => sign?.removeAttribute("hidden"), 1000);
  else sign?.setAttribute("hidden", "");
};
document.addEventListener("submit", (event) => {
  const form = event.target;
  const question = event.submitter?.dataset.confirm ?? form.dataset.confirm;
  const dialog = document.getElementById("confirm");
  if (question && dialog && !form.dataset.confirmed) {
    event.preventDefault();
    const submitter = event.submitter;
    dialog.querySelector("#confirm-text").textContent = question;
    dialog.returnValue = "no";
    dialog.showModal();
    dialog.querySelector("[value=no]").focus();
    dialog.addEventListener("close", () => {
      if (dialog.returnValue !== "yes") return;
      form.dataset.confirmed = "yes";
      form.requestSubmit(submitter);
      delete form.dataset.confirmed;
    }, { once: true });
    return;
  }
  if (form.method === "dialog" || event.defaultPrevented || form.matches("[data-download]")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  typed.clear();
  if (form.target || event.submitter?.formTarget) return;
  form.dataset.sent = "yes";
  progress(true);
});
document.addEventListener("htmx:before:request", () => progress(true));
document.addEventListener("htmx:after:request", (event) => {
  const form = event.target.closest?.("form[data-guard]");
  if (!form || form.method === "get" || form.matches("[data-live]") || !event.detail.ctx?.response?.raw?.ok) return;
  for (const key of typed.keys()) if (key.startsWith(`${form.dataset.guard || form.id}|`)) typed.delete(key);
});
for (const end of ["htmx:finally:request", "htmx:error"]) document.addEventListener(end, () => progress(false));
window.addEventListener("pageshow", () => {
  progress(false);
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// Forms with data-live bring their parts anew on every change. What arrives while a finger or the mouse is down waits
// until it is up: nothing moves away under a click. The language switch sends the answers along.
let held = null;
document.addEventListener("pointerdown", () => {
  let release;
  held = { until: new Promise((done) => { release = done; }) };
  held.release = release;
});
for (const end of ["pointerup", "pointercancel"]) {
  document.addEventListener(end, () => {
    const done = held;
    held = null;
    if (done) setTimeout(done.release, 0);
  });
}
document.addEventListener("htmx:before:request", (event) => {
  const { ctx } = event.detail;
  if (!event.target.closest?.("form[data-live]") || !ctx) return;
  ctx.fetch = async (...request) => {
    const answer = await window.fetch(...request);
    await held?.until;
    return answer;
  };
});
document.addEventListener("click", (event) => {
  const link = event.target.closest(".lm-language a[hreflang]");
  const button = link && document.querySelector(`form[data-live] button[name=language][value="${link.hreflang}"]`);
  if (!button) return;
  event.preventDefault();
  button.form.requestSubmit(button);
});

// Forms with data-upload: too many or too large files are told before anything is sent; how far the sending is, is
// shown once it takes longer than a second. Without this the plain form does the same work.
const uploadProblem = (form, words) => {
  const place = form.querySelector("[data-upload-problem]");
  place.textContent = words;
  place.hidden = !words;
  if (words) place.scrollIntoView({ block: "center" });
};
const uploadFiles = (form) => [...form.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches?.("[data-upload]") || event.defaultPrevented || form.dataset.sent) return;
  const files = uploadFiles(form);
  const large = files.filter((file) => file.size > Number(form.dataset.mostBytes)).map((file) => file.name);
  const words = files.length > Number(form.dataset.mostFiles) ? form.dataset.tooMany
    : large.length ? `${form.dataset.tooLarge} ${large.join(", ")}` : "";
  uploadProblem(form, words);
  if (words) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  if (!files.length) return;
  event.preventDefault();
  form.dataset.sent = "yes";
  const row = form.querySelector("[data-upload-progress]");
  const bar = row.querySelector("progress");
  const shown = setTimeout(() => { row.hidden = false; }, 1000);
  const sending = new XMLHttpRequest();
  sending.open("POST", form.action);
  sending.setRequestHeader("X-Upload", "script");
  sending.upload.addEventListener("progress", (at) => {
    if (at.lengthComputable) bar.value = (100 * at.loaded) / at.total;
  });
  sending.upload.addEventListener("load", () => bar.removeAttribute("value")); // sent: now it is being looked at
  const ended = () => {
    clearTimeout(shown);
    row.hidden = true;
    delete form.dataset.sent;
  };
  sending.addEventListener("error", () => { ended(); uploadProblem(form, form.dataset.failed); });
  sending.addEventListener("load", () => {
    ended();
    const next = sending.getResponseHeader("X-Upload-Next");
    if (next) { window.location.assign(next); return; }
    const main = new DOMParser().parseFromString(sending.responseText, "text/html").querySelector("main");
    if (!main) { uploadProblem(form, form.dataset.failed); return; }
    document.querySelector("main").replaceWith(document.adoptNode(main));
    if (!sending.getResponseHeader("X-Upload-Kept")) { // nothing was kept: the files chosen stay chosen
      for (const before of form.querySelectorAll("input[type=file]")) {
        const after = document.getElementById(before.id);
        if (after && before.files.length) after.files = before.files;
      }
    }
    const summary = document.querySelector(".govuk-error-summary");
    summary?.setAttribute("tabindex", "-1");
    summary?.focus();
  });
  sending.send(new FormData(form, event.submitter));
}, true);

// A slider beside a number: moving one writes the other, and the number alone is sent. Without this the number does it all.
document.addEventListener("input", (event) => {
  const slider = event.target.closest?.("[data-slides]");
  if (slider) {
    document.getElementById(slider.dataset.slides).value = slider.value;
    return;
  }
  const tied = event.target.id && document.querySelector(`[data-slides="${event.target.id}"]`);
  if (tied) tied.value = event.target.value.replace(",", ".");
});
