package edition

import (
	"archive/zip"
	"bytes"
	"maps"
	"net/url"
	"path"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/sync/errgroup"
)

// epoch is the time that every file of a zip has: the earliest that the format can say.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// Zip packs the site into one folder, to be read from a disk: every page, and the files that pages link to. Scripts and what only they use
// stay behind, since browsers run none from a disk; so does the index of the search.
func Zip(s Site, folder string) ([]byte, error) {
	names := slices.Sorted(maps.Keys(s.Files))
	names = slices.DeleteFunc(names, func(name string) bool { return path.Ext(name) != ".html" || name == "404.html" })
	pages, linked := make([][]byte, len(names)), make([][]string, len(names))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		g.Go(func() (err error) {
			pages[i], linked[i], err = s.onDisk(name)
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, name := range slices.Concat(linked...) {
		files[name] = s.Files[name]
	}
	for i, name := range names {
		files[name] = pages[i]
	}
	return pack(files, folder)
}

// pack writes a zip of files, in the order of their names.
func pack(files map[string][]byte, folder string) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: folder + "/" + name, Method: zip.Deflate, Modified: epoch})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(files[name]); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

// onDisk is a page as it stands on a disk, and the files of the site that it links to.
func (s Site) onDisk(name string) (body []byte, linked []string, err error) {
	tree, err := parse(s.Files[name])
	if err != nil {
		return nil, nil, err
	}
	for _, n := range elements(tree) {
		switch {
		case n.Data == "script" && has(n, "src"), n.Data == "form" && has(n, "action"), n.Data == "template", n.Data == "noscript":
			remove(n)
		case n.Data == "meta" && strings.EqualFold(attr(n, "http-equiv"), "content-security-policy"):
			set(n, "content", withoutScripts(attr(n, "content")))
		default:
			linked = append(linked, s.bring(name, n)...)
		}
	}
	body, err = render(tree)
	return body, linked, err
}

// withoutScripts is a policy for pages that run and fetch nothing.
func withoutScripts(policy string) string {
	var out []string
	for directive := range strings.SplitSeq(policy, ";") {
		if d := strings.TrimSpace(directive); !strings.HasPrefix(d, "script-src") && !strings.HasPrefix(d, "connect-src") {
			out = append(out, d)
		}
	}
	return strings.Join(out, "; ")
}

// bring makes the addresses of an element relative to its page, and names the files that they mean. What tells where the page stands online,
// and what is not in the zip, has its address there.
func (s Site) bring(page string, n *html.Node) (linked []string) {
	set(n, "integrity", "") // browsers check it for addresses with a host only, and refuse the rest
	online := n.Data == "link" && slices.Contains([]string{"canonical", "alternate"}, attr(n, "rel"))
	for i, a := range n.Attr {
		if a.Key != "href" && a.Key != "src" || strings.HasPrefix(a.Val, "#") {
			continue
		}
		name, to, ok := s.find(page, a.Val)
		switch {
		case ok && !online && path.Ext(name) != ".zip" && name != "404.html":
			linked = append(linked, name)
			n.Attr[i].Val = (&url.URL{Path: relative(page, name), Fragment: to.Fragment}).String()
		case to != nil:
			n.Attr[i].Val = to.String()
		}
	}
	return linked
}

// relative is the way from a file to another.
func relative(from, to string) string {
	here, there := strings.Split(path.Dir(from), "/"), strings.Split(to, "/")
	if here[0] == "." {
		here = nil
	}
	for len(here) > 0 && len(there) > 1 && here[0] == there[0] {
		here, there = here[1:], there[1:]
	}
	return strings.Repeat("../", len(here)) + strings.Join(there, "/")
}
