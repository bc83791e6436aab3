"""The policy of the pages: a browser that follows it runs no script of others, and asks no other host."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from built_pages import text
from conftest import ADDRESSES, SITE

POLICY = re.compile(r'<head>\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
HANDLER = re.compile(r'<[a-z][^>]*\s(on[a-z]+)="|"(javascript:)')
# What gets in by a mistake, or by someone else.
INTRUDERS = {
    "script-src-elem": "document.body.append(Object.assign(document.createElement('script'), {text: 'ran = 1'}))",
    "script-src-attr": "document.body.setAttribute('onclick', 'ran = 1'); document.body.click()",
    "img-src": "new Image().src = 'https://other.example/picture.png'",
    "connect-src": "fetch('https://other.example/').catch(() => {})",
    "base-uri": "document.head.append(Object.assign(document.createElement('base'), {href: 'https://other.example'}))",
}
REFUSED = """intruder => new Promise((resolve, reject) => {
    document.addEventListener("securitypolicyviolation", event => resolve(event.effectiveDirective), {once: true});
    setTimeout(() => reject(Error("nothing was refused")), 2000);
    intruder();
})"""


def test_all_pages_have_the_same_policy(addresses: list[str]) -> None:
    policies = {address: POLICY.findall(text(address)) for address in addresses}
    assert len({tuple(found) for found in policies.values()}) == 1, policies
    [policy] = policies[addresses[0]]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in rules["script-src"] and "http" not in policy, policy


def test_no_element_has_a_script(addresses: list[str]) -> None:
    found = {address: HANDLER.findall(text(address)) for address in addresses}
    assert not any(found.values()), {address: each for address, each in found.items() if each}


def test_what_does_not_belong_to_a_page_is_refused(reader: Page) -> None:
    for directive, intruder in INTRUDERS.items():
        reader.goto((SITE / ADDRESSES[0]).as_uri())
        refused = reader.evaluate(REFUSED.replace("intruder()", intruder).replace("intruder =>", "() =>"))
        assert refused == directive
        assert not reader.evaluate("'ran' in window"), directive


def test_the_theme_is_set_before_the_page_is_drawn(reader: Page) -> None:
    """By the one script that the policy knows, by its digest."""
    reader.goto((SITE / ADDRESSES[0]).as_uri())
    assert reader.evaluate("document.body.dataset.theme") == "auto"
