// Leads from a page that has moved to where it is, with what stands behind the ? and the # of the address.
'use strict';

location.replace(document.querySelector('a').href + location.search + location.hash);
