// A report that cannot be sent now is sent when the line is back. What was typed stays in this page, in memory, and
// nowhere else; the same form sent twice is one report (it carries a key of its own). Without this the form is plain.

const PATIENCE = 20000;
const FIRST_WAIT = 2000;
const LONGEST_WAIT = 30000;

const sleep = (form, time) => new Promise((done) => {
  const wake = () => { clearTimeout(timer); window.removeEventListener("online", wake); done(); };
  const timer = setTimeout(wake, time);
  window.addEventListener("online", wake);
  form.querySelector("[data-send-now]")?.addEventListener("click", wake, { once: true });
});

const send = async (form, body) => {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    return await fetch(form.action, { method: "POST", body, signal: stop.signal, credentials: "same-origin" });
  } finally {
    clearTimeout(timer);
  }
};

const show = async (answer) => {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.title = page.title;
  document.querySelector("main").replaceWith(page.querySelector("main"));
  const summary = document.querySelector(".govuk-error-summary") ?? document.querySelector("main h1");
  summary?.setAttribute("tabindex", "-1");
  summary?.focus();
};

let unsent = false;
document.addEventListener("input", (event) => {
  if (event.target.form?.matches("[data-keep-trying]")) unsent = true;
});
window.addEventListener("beforeunload", (event) => {
  if (unsent) event.preventDefault();
});

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-keep-trying]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (form.dataset.trying) return;
  form.dataset.trying = "yes";
  unsent = true;
  const banner = form.querySelector("[data-unsent]");
  const button = form.querySelector("button[type=submit]");
  button?.setAttribute("aria-disabled", "true");
  const body = new FormData(form, event.submitter);
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    try {
      const answer = await send(form, body);
      if (answer.status >= 500) throw new Error(String(answer.status));
      unsent = false;
      if (answer.redirected && answer.ok) {
        window.location.replace(answer.url);
      } else {
        await show(answer);
      }
      return;
    } catch {
      banner.hidden = false;
      banner.scrollIntoView({ block: "center" });
      await sleep(form, wait);
    }
  }
}, { capture: true });
