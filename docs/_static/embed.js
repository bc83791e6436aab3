// Sets the theme that the address of an embedded figure asks for, as ?theme=dark does.
'use strict';

const theme = new URLSearchParams(location.search).get('theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
