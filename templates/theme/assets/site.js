// Copies the address of a place in one tap and says so; without a script the same links lead there.
const toast = document.querySelector(".toast");
let clearing;

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a.copy");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const copied = await copy(link.href);
  if (copied) say("링크를 복사했습니다");
  else location.assign(link.href);
});

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByHand(text); // a page without https has no clipboard of its own
  }
}

function copyByHand(text) {
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  const before = document.activeElement;
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  before?.focus({ preventScroll: true });
  return copied;
}

function say(words) {
  toast.textContent = words;
  clearTimeout(clearing);
  clearing = setTimeout(() => (toast.textContent = ""), 4000);
}
