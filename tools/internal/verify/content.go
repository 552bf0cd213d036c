package verify

import (
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/text"
)

// Content checks a folder of generated Markdown; root is its name in findings. Every page parses, links only to what is there,
// and holds nothing but Markdown.
func Content(fsys fs.FS, root string) []finding.Finding {
	names, found := files(fsys, root)
	pages := each(ending(names, ".md"), func(name string) *page {
		source, err := fs.ReadFile(fsys, name)
		p := readPage(name, path.Join(root, name), source)
		if err != nil {
			p.found = []finding.Finding{finding.New("missing-folder", text.Pos{File: p.file}, "page cannot be read: %v", err)}
		}
		return p
	})
	c := content{files: map[string]bool{}, pages: map[string]*page{}}
	for _, name := range names {
		c.files[name] = true
	}
	for _, p := range pages {
		c.pages[p.name] = p
	}
	for _, p := range pages {
		c.follow(p)
		found = append(found, p.found...)
	}
	return finding.Sort(append(found, vanishing(root, ending(names, ".md"))...))
}

type content struct {
	files map[string]bool
	pages map[string]*page
}

// follow checks the links of a page.
func (c content) follow(p *page) {
	for _, l := range p.links {
		u, err := url.Parse(l.to)
		switch {
		case err != nil:
			p.report("broken-link", l.line, "link %s is no address", l.to)
		case slices.Contains([]string{"http", "https", "mailto"}, u.Scheme):
		case u.Scheme != "":
			p.report("page-code", l.line, "link %s has the scheme %s, want http, https or mailto", l.to, u.Scheme)
		case u.Host != "" || strings.HasPrefix(u.Path, "/"):
			p.report("broken-link", l.line, "link %s is not relative, want ../ and the like", l.to)
		case toLines(p.name, u):
		default:
			c.followInside(p, l, u)
		}
	}
}

// toLines reports whether an address leads to lines of a file beside the content folder, as the repository shows them: there words
// are mended. That the lines are the right ones is known where the page is made.
func toLines(from string, u *url.URL) bool {
	beside, ok := strings.CutPrefix(path.Join(path.Dir(from), u.Path), "../")
	return ok && !strings.HasPrefix(beside, "../") && u.RawQuery == "plain=1" && linesRE.MatchString(u.Fragment)
}

func (c content) followInside(p *page, l link, u *url.URL) {
	name := p.name
	if u.Path != "" {
		name = path.Join(path.Dir(p.name), u.Path)
	}
	switch {
	case l.to == "":
		p.report("broken-link", l.line, "link has no address, want one")
	case !c.files[name]:
		p.report("broken-link", l.line, "link %s leads to no file", l.to)
	case u.Fragment != "" && !c.anchored(name, u.Fragment):
		p.report("broken-link", l.line, "link %s leads to no anchor of %s", l.to, name)
	}
}

func (c content) anchored(name, fragment string) bool {
	p, ok := c.pages[name]
	if ok {
		_, ok = p.anchors[fragment]
	}
	return ok
}

// vanishing reports pages that Hugo would lose without a word: those beside an index.md, which are then mere resources, and
// those whose names differ in case only.
func vanishing(root string, names []string) []finding.Finding {
	var found []finding.Finding
	seen, bundles := map[string]string{}, map[string]bool{}
	for _, name := range names {
		if path.Base(name) == "index.md" {
			bundles[path.Dir(name)] = true
		}
	}
	for _, name := range names {
		pos := text.Pos{File: path.Join(root, name)}
		if first, ok := seen[strings.ToLower(name)]; ok {
			found = append(found, finding.New("lost-page", pos, "page has the name of %s but for capitals, want another", first))
		}
		seen[strings.ToLower(name)] = name
		if bundle := inBundle(name, bundles); bundle != "" {
			found = append(found, finding.New("lost-page", pos, "page stands beside %s, want it in a folder of its own", path.Join(bundle, "index.md")))
		}
	}
	return found
}

// inBundle is the folder with an index.md that swallows a page.
func inBundle(name string, bundles map[string]bool) string {
	dir := path.Dir(name)
	if path.Base(name) == "index.md" {
		if dir == "." {
			return ""
		}
		dir = path.Dir(dir)
	}
	for ; ; dir = path.Dir(dir) {
		if bundles[dir] {
			return dir
		}
		if dir == "." || dir == "/" {
			return ""
		}
	}
}
