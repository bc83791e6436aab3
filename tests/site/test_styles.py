"""Our style sheets: what they name exists, and what they say is CSS that the browser knows."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from chosen_pages import DOCS, STYLE_SHEETS, html, pages_of_every_form
from conftest import ADDRESSES, SITE

TEXTS = {
    sheet.relative_to(DOCS).as_posix(): re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    for sheet in STYLE_SHEETS
}
DECLARATION = re.compile(r"(?<=[{;])\s*([\w-]+):\s*([^;{}]+?)(?:\s*!important)?\s*(?=[;}])")
PAGES = "".join(map(html, ADDRESSES))
SCRIPTS = "".join(script.read_text("utf-8") for script in SITE.glob("_static/**/*.js"))
SHEETS = [SITE / f"_static/{sheet.name}" for sheet in STYLE_SHEETS]
SHEETS += [SITE / "_static/pygments.css", *sorted(SITE.glob("_static/styles/*.css"))]
DEFINED = "".join([PAGES, *(sheet.read_text("utf-8") for sheet in SITE.glob("_static/**/*.css"))])

# The selectors of rules that match an element, in some state, and that the one style sheet of all pages lacks.
LOST = r"""([all, joined]) => {
    const rules = list => [...list].flatMap(rule => rule.selectorText ? [rule] : rules(rule.cssRules ?? []));
    const parsed = text => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        return rules(sheet.cssRules);
    };
    const named = ({selectorText, style}) => selectorText.match(/(?:\((?:[^()]|\([^()]*\))*\)|[^,(])+/g)
        .map(selector => [selector.trim(), [...style].filter(name => !name.startsWith('--')).sort().join()]);
    const kept = new Set(parsed(joined).flatMap(named).map(String));
    return parsed(all).flatMap(named).filter(([selector, names]) => names && !kept.has(`${selector},${names}`))
        .map(([selector]) => selector).filter(selector => {
            const stateless = selector.replace(/::?[a-z-]+(\((?:[^()]|\([^()]*\))*\))?/g, '').trim();
            try { return document.querySelector(stateless || '*'); } catch { return false; }
        });
}"""

# The boxes of a page that are seen: what they are, how round, and the width and colour of their edges.
BOXES = """() => [...document.querySelectorAll("body *:not(svg *)")].filter(box => box.checkVisibility()).map(box => {
    const style = getComputedStyle(box), sides = ["Top", "Right", "Bottom", "Left"];
    const edges = sides.map(side => ["Style", "Width", "Color"].map(key => style[`border${side}${key}`]).join(" "));
    const isControl = box.matches("button, input, select, textarea, summary, code");
    const radius = parseFloat(style.borderTopLeftRadius);
    return [box.outerHTML.slice(0, 80), radius, isControl, edges];
}).filter(([, , , edges]) => edges.every(edge => edge === edges[0] && !/none|^solid 0px/.test(edge)))"""

# Buttons with more room above or below what they say than its letters are high.
ROOMY = """all => all.filter(each => each.checkVisibility() && each.textContent.trim()).filter(each => {
    const range = document.createRange(), box = each.getBoundingClientRect();
    range.selectNodeContents(each);
    const said = range.getBoundingClientRect(), room = Math.max(said.top - box.top, box.bottom - said.bottom);
    return room > parseFloat(getComputedStyle(each).fontSize);
}).map(each => each.outerHTML.slice(0, 99))"""

of_each_sheet = pytest.mark.parametrize("sheet", TEXTS)


@of_each_sheet
def test_what_is_styled_is_on_a_page(sheet: str) -> None:
    selectors = " ".join(re.findall(r"[^{};]+(?=\{)", TEXTS[sheet]))
    names = set(re.findall(r"[.#]([A-Za-z][\w-]*)", selectors))
    unused = names - set(re.findall(r"[\w-]+", PAGES + SCRIPTS))
    assert not unused, f"{sheet}: no page has {unused}"


@of_each_sheet
def test_variables_are_defined(sheet: str) -> None:
    names = set(re.findall(r"var\((--[\w-]+)", TEXTS[sheet]))
    undefined = names - set(re.findall(r"(--[\w-]+)\s*:", DEFINED))
    assert not undefined, f"{sheet}: without a value: {undefined}"


@of_each_sheet
def test_the_browser_knows_what_is_declared(reader: Page, sheet: str) -> None:
    declarations = DECLARATION.findall(TEXTS[sheet])
    assert len(declarations) == TEXTS[sheet].count(";"), f"{sheet}: a declaration does not end in a semicolon"
    unknown = reader.evaluate("all => all.filter(([name, value]) => !CSS.supports(name, value))", declarations)
    assert not unknown, f"{sheet}: {unknown}"


def test_no_rule_is_lost_that_a_page_needs(reader: Page) -> None:
    """In the style sheets that the page loads."""
    for address in pages_of_every_form():
        loaded = [
            SITE / "_static" / sheet for sheet in re.findall(r'href="[./]*_static/([\w./-]+\.css)', html(address))
        ]
        assert loaded, f"{address} has no style sheet"
        sheets = [one_by_one("\n".join(sheet.read_text("utf-8") for sheet in each)) for each in (SHEETS, loaded)]
        reader.goto((SITE / address).as_uri())
        assert not (lost := reader.evaluate(LOST, sheets)), f"{address}: {lost}"


def test_boxes_look_alike(reader: Page) -> None:
    """What has an edge on all sides is round; all edges have one width, and but for those of controls one colour."""
    edges: dict[str, str] = {}
    widths: dict[str, str] = {}
    for address in pages_of_every_form():
        reader.goto((SITE / address).as_uri())
        for box, radius, is_control, [edge, *_] in reader.evaluate(BOXES):
            assert radius > 0, f"{address}: not round: {box}"
            widths.setdefault(edge.partition(" rgb")[0], f"{address}: {box}")
            if not is_control:
                edges.setdefault(edge, f"{address}: {box}")
    assert len(edges) == 1, f"edges differ: {edges}"
    assert len(widths) == 1, f"widths of edges differ: {widths}"


@pytest.mark.parametrize("address", pages_of_every_form())
@pytest.mark.parametrize("width", [390, 1280])
def test_buttons_are_as_high_as_what_they_say(page: Page, address: str, width: int) -> None:
    roomy = page.locator("button").evaluate_all(ROOMY)
    assert not roomy, f"{address} at {width} px: {roomy}"


def one_by_one(css: str) -> str:
    """Rules for words of code one by one, which stand together where they say the same."""
    return re.sub(
        r"([^{},]*\.highlight ):is\(([^()]*)\)",
        lambda rule: ",".join(rule[1] + word for word in rule[2].split(",")),
        css,
    )
