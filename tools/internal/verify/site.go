package verify

import (
	"encoding/json"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/text"
)

// Site checks a built site as a browser reads it, with base the address it will stand at.
func Site(fsys fs.FS, base *url.URL) []finding.Finding {
	names, found := files(fsys, "")
	s := newSite(base, names)
	docs := each(names, func(name string) *doc {
		d := &doc{name: name, at: s.address(name), ids: map[string]bool{}}
		body, err := fs.ReadFile(fsys, name)
		if err != nil {
			d.report("missing-folder", "file cannot be read: %v", err)
			return d
		}
		d.read(body)
		return d
	})
	for _, d := range docs {
		s.docs[d.name] = d
	}
	followed := each(names, func(name string) []finding.Finding { return s.follow(s.docs[name]) })
	for i, d := range docs {
		found = append(append(found, d.found...), followed[i]...)
	}
	return finding.Sort(found)
}

// doc is a file of the site: what it calls its parts, where it leads, and what can be seen wrong in it alone.
type doc struct {
	name   string
	at     *url.URL
	ids    map[string]bool
	idrefs []idref
	refs   []ref
	found  []finding.Finding
}

// ref is an address in a file.
type ref struct {
	what  string // as messages call it: a[href]
	to    string
	loads bool // the browser fetches it without being asked
	ours  bool // it has to be of this site: a canonical address
}

// idref is an attribute that names ids of its own page.
type idref struct{ what, id string }

func (d *doc) report(id, format string, args ...any) {
	d.found = append(d.found, finding.New(id, text.Pos{File: d.name}, format, args...))
}

// read takes in a file by its ending; what no browser shows or follows is left alone.
func (d *doc) read(body []byte) {
	d.weigh(body)
	switch strings.ToLower(path.Ext(d.name)) {
	case ".html", ".htm":
		d.readHTML(body)
		d.smell(body)
	case ".svg", ".xml":
		d.readXML(body)
		d.smell(body)
	case ".css":
		d.readCSS(body)
	case ".json", ".webmanifest":
		if !json.Valid(body) {
			d.report("bad-data", "file is no JSON")
		}
	}
}

// site knows which file each address is.
type site struct {
	base  *url.URL
	files map[string]bool
	dirs  map[string]bool
	docs  map[string]*doc
}

func newSite(base *url.URL, names []string) *site {
	s := &site{base: &url.URL{Path: "/"}, files: map[string]bool{}, dirs: map[string]bool{}, docs: map[string]*doc{}}
	if base != nil {
		s.base = &url.URL{Scheme: base.Scheme, Host: base.Host, Path: strings.TrimSuffix(base.Path, "/") + "/"}
	}
	for _, name := range names {
		s.files[name] = true
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			s.dirs[dir] = true
		}
	}
	return s
}

// address is where a file stands once the site is at its base.
func (s *site) address(name string) *url.URL {
	u := *s.base
	if name == "index.html" || strings.HasSuffix(name, "/index.html") {
		name = strings.TrimSuffix(name, "index.html")
	}
	u.Path += name
	return &u
}

// follow checks where a file leads.
func (s *site) follow(d *doc) []finding.Finding {
	before := len(d.found)
	for _, r := range d.idrefs {
		if !d.ids[r.id] {
			d.report("broken-link", "%s names the id %s, which the page has not", r.what, r.id)
		}
	}
	for _, r := range d.refs {
		s.followRef(d, r)
	}
	out := d.found[before:]
	d.found = d.found[:before]
	return out
}

func (s *site) followRef(d *doc, r ref) {
	u, err := url.Parse(strings.TrimSpace(r.to))
	switch {
	case err != nil:
		d.report("broken-link", "%s has %s, which is no address", r.what, r.to)
		return
	case u.Scheme == "mailto" && !r.loads:
		return
	case u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https":
		d.report("page-policy", "%s has the scheme %s, want http, https or mailto: %s", r.what, u.Scheme, r.to)
		return
	case d.name == "404.html" && u.Host == "" && !strings.HasPrefix(u.Path, "/") && u.Path != "":
		d.report("broken-link", "%s is relative to an address nobody knows, want it from the root: %s", r.what, r.to)
		return
	}
	to := d.at.ResolveReference(u)
	switch {
	case !s.outward(u, to):
		s.followInside(d, r, to)
	case r.loads:
		d.report("page-policy", "%s asks another host, want only our own: %s", r.what, r.to)
	case r.ours:
		d.report("broken-link", "%s is not of the site, want it below %s: %s", r.what, s.base, r.to)
	}
}

// outward reports whether an address is meant to be of another site: on another host, or on ours, written out, but beside
// the site's path.
func (s *site) outward(u, to *url.URL) bool {
	elsewhere := to.Host != s.base.Host || to.Host != "" && to.Scheme != s.base.Scheme
	return elsewhere || u.Host != "" && !strings.HasPrefix(to.Path, s.base.Path)
}

func (s *site) followInside(d *doc, r ref, to *url.URL) {
	below, ok := strings.CutPrefix(to.Path, s.base.Path)
	name := below
	if below == "" || strings.HasSuffix(below, "/") {
		name += "index.html"
	}
	switch {
	case !ok:
		d.report("broken-link", "%s leads out of the site, want it below %s: %s", r.what, s.base.Path, r.to)
	case s.dirs[name] && !s.files[name]:
		d.report("broken-link", "%s leads to a folder, want a slash at its end: %s", r.what, r.to)
	case !s.files[name]:
		d.report("broken-link", "%s leads to no file: %s", r.what, r.to)
	case !s.anchored(name, to.Fragment):
		d.report("broken-link", "%s leads to an id that %s has not: %s", r.what, name, r.to)
	}
}

// anchored reports whether a fragment is an id of a page; other files have fragments of their own kinds.
func (s *site) anchored(name, fragment string) bool {
	to := s.docs[name]
	return fragment == "" || fragment == "top" || path.Ext(name) != ".html" || to.ids[fragment]
}
