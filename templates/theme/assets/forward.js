// A page whose address changed: leads on at once, to the same place of the page.
const link = document.getElementById("forward");
link.search = location.search;
link.hash = location.hash;
location.replace(link.href);
