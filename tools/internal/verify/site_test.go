package verify

import (
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// builtPage is a page that is whole, around what its main holds.
func builtPage(main string) string {
	return `<!doctype html><html lang="en"><head><meta charset="utf-8">` +
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'">` +
		`<title>A lamp</title><link rel="canonical" href="BASE/cases/lamp/"><link rel="stylesheet" href="PATH/main.css">` +
		`<link rel="icon" href="PATH/favicon.svg"><script src="PATH/theme.js" type="module"></script></head>` +
		`<body><a href="#main">Skip</a><main id="main"><h1>A lamp</h1>` + main + `</main></body></html>`
}

// goodSite is a small site with every kind of address, to stand at base.
func goodSite(base string) fstest.MapFS {
	u, _ := url.Parse(base)
	in := strings.NewReplacer("BASE", strings.TrimSuffix(base, "/"), "PATH", strings.TrimSuffix(u.Path, "/"))
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(in.Replace(s))} }
	return fstest.MapFS{
		"index.html": file(builtPage(`<a href="PATH/cases/lamp/#p-1">x</a> <a href="cases/lamp/">y</a> <a href="">self</a>` +
			`<noscript><p id="n">n</p></noscript><a href="#n">n</a><script type="application/ld+json">{"a": 1}</script>`)),
		"404.html": file(builtPage(`<a href="PATH/">home</a>`)),
		"cases/lamp/index.html": file(builtPage(`<p id="p-1">a <a href="https://example.com/x">out</a> <a href="https://example.org:8080/y">port</a> <a href="mailto:a@example.com">m</a>` +
			`<a href="../../">home</a> <a href="../../data.json">data</a> <a href="#top">top</a></p><label for="q">q</label><input id="q">` +
			`<button popovertarget="s-1">1</button><ol><li id="s-1" popover>s</ol><img src="../../favicon.svg" alt="" srcset="../../favicon.svg 1x, PATH/favicon.svg 2x">`)),
		"data.json":     file(`{"n": 1}`),
		"favicon.svg":   file(`<svg xmlns="http://www.w3.org/2000/svg"><g id="a"/><use href="#a"/></svg>`),
		"main.css":      file(`@font-face { src: url("fonts/a.woff2") } a { background: url(favicon.svg) } @layer a; b::after { content: "x" }`),
		"fonts/a.woff2": file("\x00"),
		"theme.js":      file(`// "https://example.com/" may stand in a script; the policy keeps it from being asked`),
		"sitemap.xml":   file(`<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>BASE/cases/lamp/</loc></url></urlset>`),
	}
}

var bases = []string{"https://example.org/", "https://example.org/some/path/", "https://example.org/some/path", "http://localhost:1313/"}

func mustParse(t *testing.T, address string) *url.URL {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestSiteIsSilentOnAGoodSite(t *testing.T) {
	for _, base := range bases {
		if got := Site(goodSite(base), mustParse(t, base)); len(got) > 0 {
			t.Errorf("%s: findings are %q, want none", base, lines(got))
		}
	}
}

func TestSiteFindsOneBrokenThingInAPage(t *testing.T) {
	for _, tt := range []struct{ name, main, want string }{
		{"missing file", `<a href="/some/path/gone/">x</a>`, "a[href] leads to no file: /some/path/gone/ [broken-link]"},
		{"missing relative file", `<a href="gone.html">x</a>`, "a[href] leads to no file: gone.html [broken-link]"},
		{"out of the site", `<a href="/cases/lamp/">x</a>`, "a[href] leads out of the site, want it below /some/path/: /cases/lamp/ [broken-link]"},
		{"out of the site by dots", `<a href="../../x/">x</a>`, "a[href] leads out of the site, want it below /some/path/: ../../x/ [broken-link]"},
		{"folder", `<a href="/some/path/cases/lamp">x</a>`, "a[href] leads to a folder, want a slash at its end: /some/path/cases/lamp [broken-link]"},
		{"missing fragment", `<a href="/some/path/cases/lamp/#p-2">x</a>`, "a[href] leads to an id that cases/lamp/index.html has not: /some/path/cases/lamp/#p-2 [broken-link]"},
		{"missing own fragment", `<a href="#p-2">x</a>`, "a[href] leads to an id that new/index.html has not: #p-2 [broken-link]"},
		{"missing with the host", `<a href="https://example.org/some/path/gone/">x</a>`, "a[href] leads to no file: https://example.org/some/path/gone/ [broken-link]"},
		{"our host beside our path", `<a href="https://example.org/other/">x</a>`, ""},
		{"our host beside our path, loaded", `<img src="https://example.org/other/a.png" alt="">`, "img[src] asks another host, want only our own: https://example.org/other/a.png [page-policy]"},
		{"other host with the path", `<img src="//example.net/a.png" alt="">`, "img[src] asks another host, want only our own: //example.net/a.png [page-policy]"},
		{"srcset", `<img srcset="/some/path/favicon.svg 1x, gone.png 2x" alt="">`, "img[srcset] leads to no file: gone.png [broken-link]"},
		{"preload", `<link rel="preload" href="https://example.net/a.js">`, "link[href] asks another host, want only our own: https://example.net/a.js [page-policy]"},
		{"form", `<form action="https://example.net/"></form>`, "form[action] asks another host, want only our own: https://example.net/ [page-policy]"},
		{"id twice", `<p id="a"><p id="a">`, "id a stands twice, want it once [duplicate-anchor]"},
		{"id with a space", `<p id="a b">`, `id "a b" is empty or has a space, want one word [page-shape]`},
		{"label of nothing", `<label for="x">x</label>`, "label[for] names the id x, which the page has not [broken-link]"},
		{"second h1", `<h1>x</h1>`, "page has 2 h1, want 1 [page-shape]"},
		{"second main", `<main>x</main>`, "page has 2 main, want 1 [page-shape]"},
		{"inline style", `<p style="color:red">`, "p[style] has an inline style, want a class [page-policy]"},
		{"style element", `<style>p{}</style>`, "page has a style element, want none [page-policy]"},
		{"inline script", `<script>x</script>`, "page has a script inside it, want it in a file [page-policy]"},
		{"script that loads by rule", `<script type="speculationrules">{}</script>`, "page has a script inside it, want it in a file [page-policy]"},
		{"block of no JSON", `<script type="application/json">{</script>`, "block of the type application/json is no JSON [bad-data]"},
		{"handler", `<p onclick="x">`, "p[onclick] has an inline script, want none [page-policy]"},
		{"script in noscript", `<noscript><img src="https://example.net/a.png" alt=""></noscript>`, "img[src] asks another host, want only our own: https://example.net/a.png [page-policy]"},
		{"javascript", `<a href=" JavaScript:x">x</a>`, "a[href] has the scheme javascript, want http, https or mailto:  JavaScript:x [page-policy]"},
		{"data", `<img src="data:image/png;base64,x" alt="">`, "img[src] has the scheme data, want http, https or mailto: data:image/png;base64,x [page-policy]"},
		{"frame", `<iframe title="x"></iframe>`, "page has a iframe element, want none [page-policy]"},
		{"leads elsewhere", `<meta http-equiv="refresh" content="0; url=/">`, "page leads elsewhere by itself, want a link [page-policy]"},
		{"second policy", `<meta http-equiv="content-security-policy" content="default-src 'self'">`, "page has 2 content security policies, want 1 [page-policy]"},
		{"escaped twice", `a &amp;lt;b`, "page shows an entity escaped twice, text that was escaped twice: &amp;lt; [page-smell]"},
		{"shortcode", `{{< x >}}`, "page shows a shortcode, a shortcode that Hugo did not run: {{< [page-smell]"},
		{"unsafe value", `<a href="#ZgotmplZ">x</a>`, "page shows ZgotmplZ, a template's unsafe value: ZgotmplZ [page-smell]"},
		{"no value", `&lt;no value>`, "page shows no value, a template that printed nothing: &lt;no value> [page-smell]"},
		{"placeholder", `HAHAHUGOSHORTCODE0HBHB`, "page shows Hugo's placeholder, a shortcode inside another: HAHAHUGOSHORTCODE0HBHB [page-smell]"},
	} {
		base := "https://example.org/some/path/"
		fsys := goodSite(base)
		page := strings.NewReplacer("BASE", "https://example.org/some/path", "PATH", "/some/path").Replace(builtPage(tt.main))
		fsys["new/index.html"] = &fstest.MapFile{Data: []byte(page)}
		got := lines(Site(fsys, mustParse(t, base)))
		if tt.want == "" && len(got) == 0 {
			continue
		}
		if !slices.Contains(got, "new/index.html: "+tt.want) || len(got) > 2 {
			t.Errorf("%s: findings are %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestSiteFindsOneBrokenThingInAFile(t *testing.T) {
	page := func(old, new string) string {
		return strings.Replace(strings.NewReplacer("BASE", "https://example.org", "PATH", "").Replace(builtPage("")), old, new, 1)
	}
	for _, tt := range []struct{ name, file, body, want string }{
		{"no language", "new.html", page(` lang="en"`, ""), "page has no language, want html[lang] [page-shape]"},
		{"no title", "new.html", page("A lamp", " "), "page has no title, want one [page-shape]"},
		{"no h1", "new.html", page("<h1>A lamp</h1>", ""), "page has 0 h1, want 1 [page-shape]"},
		{"no policy", "new.html", page(`http-equiv="Content-Security-Policy"`, ""), "page has 0 content security policies, want 1 [page-policy]"},
		{"unsafe policy", "new.html", page("style-src 'self'", "style-src 'unsafe-inline'"), "policy has 'unsafe-inline' in style-src, want 'self' or 'none' [page-policy]"},
		{"policy with a host", "new.html", page("img-src 'self'", "img-src *"), "policy has * in img-src, want 'self' or 'none' [page-policy]"},
		{"no default", "new.html", page("default-src 'none'; ", ""), "policy has no default-src, want one [page-policy]"},
		{"canonical", "new.html", page("cases/lamp/", "cases/lamps/"), "link[href] leads to no file: https://example.org/cases/lamps/ [broken-link]"},
		{"canonical of another site", "new.html", page("https://example.org/cases", "https://example.net/cases"), "link[href] is not of the site, want it below https://example.org/: https://example.net/cases/lamp/ [broken-link]"},
		{"map of another site", "sitemap.xml", `<urlset><url><loc>https://example.net/</loc></url></urlset>`, "loc is not of the site, want it below https://example.org/: https://example.net/ [broken-link]"},
		{"relative on the 404 page", "404.html", page("#main", "cases/lamp/"), "a[href] is relative to an address nobody knows, want it from the root: cases/lamp/ [broken-link]"},
		{"style sheet asks", "new.css", `@import "https://example.net/a.css";`, "url() asks another host, want only our own: https://example.net/a.css [page-policy]"},
		{"style sheet leads nowhere", "new.css", `a{background:url( 'gone.png' )}`, "url() leads to no file: gone.png [broken-link]"},
		{"drawing runs", "new.svg", `<svg><script>x</script></svg>`, "drawing has a script element, want none [page-policy]"},
		{"drawing handles", "new.svg", `<svg onload="x"/>`, "drawing has the attribute onload, want none [page-policy]"},
		{"drawing asks", "new.svg", `<svg><image href="https://example.net/a.png"/></svg>`, "image[href] asks another host, want only our own: https://example.net/a.png [page-policy]"},
		{"no XML", "new.svg", `<svg><g></svg>`, "file is no XML: XML syntax error on line 1: element <g> closed by </svg> [bad-data]"},
		{"empty XML", "new.xml", ``, "file is no XML: EOF [bad-data]"},
		{"no JSON", "new.json", `{"a":}`, "file is no JSON [bad-data]"},
		{"map of what is not", "sitemap.xml", `<urlset><url><loc>https://example.org/gone/</loc></url></urlset>`, "loc leads to no file: https://example.org/gone/ [broken-link]"},
	} {
		fsys := goodSite("https://example.org/")
		fsys[tt.file] = &fstest.MapFile{Data: []byte(tt.body)}
		got := lines(Site(fsys, mustParse(t, "https://example.org/")))
		if !slices.Contains(got, tt.file+": "+tt.want) || len(got) > 1 {
			t.Errorf("%s: findings are %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestSmells gives every smell a near-miss: what a page may well say.
func TestSmells(t *testing.T) {
	misses := map[string]string{
		"an entity escaped twice": "AT&amp;T", "a shortcode": "{{ x }}", "Hugo's placeholder": "haha, Hugo", "ZgotmplZ": "Zgotmpl",
		"no value": "no value", "a printing mistake": "100%!", "a Go value": "map[1]",
	}
	hits := map[string]string{
		"an entity escaped twice": "&amp;amp;", "a shortcode": "{{%", "Hugo's placeholder": "HAHAHUGOSHORTCODE", "ZgotmplZ": "#ZgotmplZ",
		"no value": "<no value>", "a printing mistake": "%!s(int=1)", "a Go value": "map[title:x]",
	}
	for _, s := range smells {
		if misses[s.name] == "" || s.re.MatchString(misses[s.name]) || !s.re.MatchString(hits[s.name]) {
			t.Errorf("smell %s: want a match of %q and none of %q", s.name, hits[s.name], misses[s.name])
		}
	}
}
