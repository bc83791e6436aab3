"""The search finds what people type, and says what there is not."""

from __future__ import annotations

import html
import itertools
import re
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from docutils import nodes
from playwright.sync_api import Locator, Page, expect

from activation_functions import activations
from conftest import ADDRESSES, SITE, wait_until
from examined_page import reach
from extensions.cards import summary
from extensions.compared_pages import comparisons
from extensions.search_entries import WORDS, not_covered, words
from extensions.search_text import Words
from framework_measurements.findings.packages import record
from specification.properties import PROPERTIES

QUERIES = Path(__file__).with_name("queries.toml")
NAMES = [(other, one.name) for one in activations.values() for other in (one.name, *one.aliases)]
TYPED = words()
UNKNOWN = "qqzzqq"
BLOCKS = r"</?(?:address|article|aside|br|caption|d[dlt]|details|div|figcaption|figure|footer|form|h\d|hr|img|input"
BLOCKS += r"|li|ol|option|p|pre|section|select|summary|t(?:able|body|d|h|head|r)|title|ul)\b[^>]*>"
GRAPHICS = r"<(mjx-container|svg|script|style)\b.*?</\1>"

Ask = Callable[[list[str]], list[list[str]]]
PLACES = """queries => queries.map(Search.rank).map(results =>
    results.map(({page, anchor}) => anchor ? `${page}#${anchor}` : page))"""


@pytest.fixture
def ask(reader: Page) -> Ask:
    """Where the results of each query lead to, the best first."""
    reader.goto((SITE / "search.html").as_uri())
    wait_until(reader, "() => Search.hasIndex()")
    return lambda queries: reader.evaluate(PLACES, queries)


def unlike(ask: Ask, expected: dict[str, set[str]]) -> list[str]:
    """Say which queries lead to another place first than to one of those that are expected."""
    firsts = [places[0] if places else "nothing" for places in ask([*expected])]
    return [
        f"{query!r} finds {first} before {' or '.join(places)}"
        for first, (query, places) in zip(firsts, expected.items())
        if first not in places
    ]


def pages_of(pairs: list[tuple[str, str]]) -> dict[str, set[str]]:
    """Collect the pages of the activations that share what is typed."""
    pages: dict[str, set[str]] = {}
    for query, name in pairs:
        pages.setdefault(query, set()).add(f"functions/{name}")
    return pages


def test_what_people_type_leads_to_its_page(ask: Ask) -> None:
    queries = tomllib.loads(QUERIES.read_text("utf-8"))
    assert len(queries) >= 100
    wrong = unlike(ask, {query: {place} for query, place in queries.items()})
    assert not wrong, f"{QUERIES.name}: " + "; ".join(wrong)


def forms(name: str) -> list[str]:
    """Other ways to write a name: words apart, joined, with hyphens, in capitals, behind a module."""
    parts = re.split(r"[ _-]", name)
    joined = [separator.join(parts) for separator in ("", " ", "-", "_")]
    return [name, *joined, "".join(part.capitalize() for part in parts), name.upper(), f"nn.{joined[0]}()"]


def test_any_name_in_any_form_leads_to_its_page(ask: Ask) -> None:
    assert not unlike(ask, pages_of([(form, one) for name, one in NAMES for form in forms(name)]))


def test_a_word_that_nobody_knows_does_not_matter(ask: Ask) -> None:
    assert not unlike(ask, pages_of([(f"{UNKNOWN} {name}", one) for name, one in NAMES]))
    assert ask([UNKNOWN]) == [[]]


def test_a_call_leads_to_the_page_of_what_is_called(ask: Ask) -> None:
    assert not unlike(ask, pages_of([(f"{name}(x)", name) for name in activations]))


def test_spellings_of_all_frameworks_lead_to_their_page(ask: Ask) -> None:
    entries = [entry for entry in record().entries if entry.kind != "expression"]
    assert not unlike(ask, pages_of([(entry.spelling, entry.activation) for entry in entries]))


def test_words_to_search_for_lead_to_their_page(ask: Ask) -> None:
    places: dict[str, set[str]] = {}
    for part, place in (("activations", "functions/{}"), ("pages", "{}")):
        for name, typed in TYPED[part].items():
            for each in typed:
                places.setdefault(each, set()).add(place.format(name))
    for name, one in PROPERTIES.items():
        for each in (name, *one.others, *TYPED["properties"].get(name, [])):
            places[each] = {f"table#{nodes.make_id(name)}"}
    wrong = unlike(ask, places)
    assert not wrong, f"docs/{WORDS.name}: " + "; ".join(wrong)


def test_names_together_lead_to_the_page_that_compares_them(ask: Ask) -> None:
    places = {}
    for each in comparisons():
        places[each.title] = {each.page}
        for names in [*itertools.permutations(each.names, 2), *itertools.permutations(each.names)]:
            places |= {f" {word} ".join(names): {each.page} for word in ("or", "vs", "versus", "and")}
    assert not unlike(ask, places)


def test_of_several_properties_those_who_have_them_all_are_named(reader: Page, ask: Ask) -> None:
    both = {}
    for (first, one), (second, other) in itertools.combinations(PROPERTIES.items(), 2):
        members = [each.name for each in one.members() if other.holds(each)]
        if members and first not in second and second not in first:
            both[f"{first} {second}"] = members
    found = reader.evaluate("queries => queries.map(query => Search.rank(query)[0].members ?? [])", [*both])
    assert dict(zip(both, found)) == both


def test_no_place_is_found_twice(ask: Ask) -> None:
    queries = [*activations, *PROPERTIES, *not_covered()]
    for query, places in zip(queries, ask(queries)):
        assert len(places) == len({*places}), f"{query} finds twice: {places}"


def results(page: Page, query: str) -> Locator:
    """Return what is shown for a query."""
    page.evaluate("query => Search.performSearch(query)", query)
    expect(page.locator(".search-summary")).to_contain_text(f"for “{query}”")
    return page.locator("#search-results > li")


def addresses(links: Locator) -> list[str]:
    found = links.evaluate_all("all => all.map(each => each.getAttribute('href'))")
    assert all((SITE / address.partition("#")[0]).exists() for address in found), found
    return found


def test_an_activation_is_shown_with_graph_and_sentence(reader: Page, ask: Ask) -> None:
    for activation in activations.values():
        first = results(reader, activation.name).first
        assert addresses(first.locator("a")) == [f"functions/{activation.name}.html"]
        assert first.locator("svg path").count() >= 2, f"{activation.name}: no graph"
        for text in (summary(activation), *activation.aliases):
            assert text in first.inner_text(), f"{activation.name}: {text} is not shown"


def test_a_property_is_shown_with_those_that_have_it(reader: Page, ask: Ask) -> None:
    for name, one in PROPERTIES.items():
        first = results(reader, name).first
        members = [f"functions/{member.name}.html" for member in one.members()]
        assert addresses(first.locator("a")) == [f"table.html#{nodes.make_id(name)}", *members]
        assert one.meaning in first.inner_text()


def test_pages_are_shown_with_a_sentence(reader: Page, ask: Ask) -> None:
    for name in TYPED["pages"]:
        first = results(reader, name).first
        assert addresses(first.locator("a")) == [f"{name}.html"]
        assert first.locator("p").count() == 2, f"{name}: no sentence"


# Of each result: how far it is from where lines begin and from the one above, its edge, and what its corners lead to.
LAID_OUT = """() => {
    const left = document.querySelector(".search-summary").getBoundingClientRect().left;
    return [...document.querySelectorAll("#search-results > li")].map(result => {
        result.scrollIntoView({block: "center", behavior: "instant"});
        const box = result.getBoundingClientRect(), style = getComputedStyle(result);
        const page = document.querySelector("article").getBoundingClientRect();
        const inner = [...result.children].map(part => part.getBoundingClientRect());
        const corners = [[box.left + 4, box.top + 4], [box.right - 4, box.bottom - 4]];
        const gap = result.previousElementSibling
            ? box.top - result.previousElementSibling.getBoundingClientRect().bottom : 12;
        return {
            indented: box.left - left, beyond: box.right - page.right, gap,
            edge: style.borderTopWidth, marker: style.display === "list-item" && style.listStyleType !== "none",
            inside: Math.min(...inner.map(part => Math.min(part.left - box.left, part.top - box.top))),
            beside: inner.slice(1).map((part, i) => part.left - inner[i].right),
            clicked: corners.map(([x, y]) => document.elementFromPoint(x, y)?.closest("a")?.href),
            leads: result.querySelector("a").href,
        };
    });
}"""


def test_each_result_is_a_box_that_leads_to_its_page_wherever_it_is_clicked(reader: Page, ask: Ask) -> None:
    for query in (NAMES[0][0], next(iter(PROPERTIES))):
        results(reader, query).first.wait_for()
        for box in reader.evaluate(LAID_OUT):
            assert abs(box["indented"]) < 1 and box["beyond"] < 1 and not box["marker"], box
            assert 8 <= box["gap"] <= 20 and box["edge"] == "1px" and box["inside"] >= 8, box
            assert all(8 <= gap <= 24 for gap in box["beside"]), box
            assert box["clicked"] == [box["leads"]] * 2, box


def test_the_front_page_searches(reader: Page) -> None:
    reader.goto((SITE / "index.html").as_uri())
    reader.locator("form.search input").fill(NAMES[0][0])
    with reader.expect_navigation():
        reader.keyboard.press("Enter")
    with reader.expect_navigation():
        reader.locator("#search-results a").first.click()
    assert reader.url == (SITE / f"functions/{NAMES[0][1]}.html").as_uri()


def test_the_keyboard_reaches_what_is_found_and_shows_it(reader: Page, ask: Ask) -> None:
    results(reader, "gelu").first.wait_for()
    reach(reader)


def test_the_side_bar_searches(reader: Page) -> None:
    reader.goto((SITE / "table.html").as_uri())
    reader.locator(".sidebar-search").fill(UNKNOWN)
    with reader.expect_navigation():
        reader.locator(".sidebar-search").press("Enter")
    expect(reader.locator(".search-summary")).to_contain_text(f"Nothing found for “{UNKNOWN}”")


def test_it_is_said_how_many_results_there_are(reader: Page, ask: Ask) -> None:
    for query in ("sum to 1", "errata"):
        count = results(reader, query).count()
        assert count > 1
        expect(reader.locator(".search-summary")).to_have_text(re.compile(f"^{count} (of \\d+ )?results for “{query}”"))


def test_where_nothing_is_found_the_table_is_near_and_what_is_not_covered(reader: Page, ask: Ask) -> None:
    assert results(reader, UNKNOWN).count() == 0
    said = reader.locator(".search-summary")
    for name in not_covered():
        expect(said).to_contain_text(name)
    with reader.expect_navigation():
        said.locator("a").first.click()
    assert reader.url == (SITE / "table.html").as_uri()


def test_what_is_not_covered_is_said(reader: Page, ask: Ask) -> None:
    names = not_covered()
    missing = "queries => queries.map(Search.missing)"
    for name, said in zip(names, reader.evaluate(missing, [f"{name} activation" for name in names])):
        assert name in said, f"{name}: {said}"
    assert not any(reader.evaluate(missing, [name for name, _ in NAMES]))
    results(reader, names[0])
    said = reader.locator(".search-summary")
    expect(said).to_contain_text(f"Not covered yet: {names[0]}")
    assert said.locator("a").first.get_attribute("href") == "table.html"
    for query in (names[0], NAMES[0][0]):
        results(reader, query)
        expect(said).to_contain_text(f"for “{query}”")
        expect(said.locator("p")).to_have_count(0)  # which lists all that is not covered


def seen(address: str) -> str:
    """Return the text of a page; what is in another block is another word."""
    article = (SITE / address).read_text("utf-8").partition("<article")[2].partition("</article>")[0]
    text = re.sub(BLOCKS, " ", re.sub(GRAPHICS, " ", article, flags=re.DOTALL))
    return html.unescape(re.sub(r"<[^>]*>", "", text))


def test_words_in_the_index_are_seen_on_a_page(reader: Page, ask: Ask) -> None:
    language = Words({})
    entries = reader.evaluate("[Search._index.terms, Search._index.titleterms].flatMap(Object.entries)")
    indexed = {word for word, places in entries if places != []}
    written = {word.lower() for address in ADDRESSES for word in language.split(seen(address))}
    known = written | {language.stem(word) for word in written}
    strange = {word for word in indexed - known if not word.replace(".", "").isdigit()}
    assert not strange, f"words in the index of the search that no page shows: {sorted(strange)[:20]}"


def test_numbers_in_the_index_are_whole(reader: Page, ask: Ask) -> None:
    indexed = set(reader.evaluate("Object.keys(Search._index.terms)"))
    written = {word for address in ADDRESSES for word in re.findall(r"(?<![\w.])\d+\.\d+(?![\w.])", seen(address))}
    assert not (lacking := written - indexed), f"numbers that the search does not know: {sorted(lacking)[:20]}"


def test_a_property_and_a_part_of_a_name_find_who_has_both(ask: Ask) -> None:
    """Where others have the part alone, such as *odd hard*: the first function behind the property."""
    parts = Counter(part for name in activations for part in name.split("_"))
    expected = {}
    for part, (text, one) in itertools.product([part for part in parts if parts[part] > 1], PROPERTIES.items()):
        named = {name for name in activations if part in name.split("_")}
        having = {f"functions/{each.name}" for each in one.members()} & {f"functions/{name}" for name in named}
        if part not in activations and having and len(having) < len(named):
            expected[f"{text} {part}"] = having
    assert expected
    found = dict(zip(expected, ask([*expected]), strict=True))
    firsts = {
        query: next(place for place in places if place.startswith("functions/")) for query, places in found.items()
    }
    wrong = {query: first for query, first in firsts.items() if first not in expected[query]}
    assert not wrong, wrong
