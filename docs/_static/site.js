// What scrolls can be reached by keyboard, as long as it does scroll; the two side bars are told apart by name.
const boxes = document.querySelectorAll(".highlight pre, .output_subarea, .table-wrapper");
const update = () => {
  for (const box of boxes) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
};
new ResizeObserver(update).observe(document.body);
update();
document.querySelector(".sidebar-drawer")?.setAttribute("aria-label", "Site");
document.querySelector(".toc-drawer")?.setAttribute("aria-label", "On this page");
