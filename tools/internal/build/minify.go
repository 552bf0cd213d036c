package build

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/minify/v2/js"
	jsonmin "github.com/tdewolff/minify/v2/json"
	"github.com/tdewolff/minify/v2/svg"
	"github.com/tdewolff/minify/v2/xml"
	"golang.org/x/sync/errgroup"

	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/text"
)

// kinds are the files that are made small; all others stay as they are.
var kinds = map[string]string{
	".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".mjs": "text/javascript",
	".svg": "image/svg+xml", ".xml": "text/xml",
}

// newMinifier keeps end tags, quotes and document tags: a page stays valid, and readable to tools that are no browsers.
func newMinifier() *minify.M {
	m := minify.New()
	m.Add("text/css", &css.Minifier{})
	m.Add("text/html", &html.Minifier{KeepDocumentTags: true, KeepEndTags: true, KeepQuotes: true, KeepDefaultAttrVals: true})
	m.Add("text/javascript", &js.Minifier{})
	m.Add("application/json", &jsonmin.Minifier{KeepNumbers: true})
	m.Add("application/ld+json", &jsonmin.Minifier{KeepNumbers: true}) // a block of data in a page
	m.Add("image/svg+xml", &svg.Minifier{})
	m.Add("text/xml", &xml.Minifier{})
	return m
}

// Sizes are what minifying did.
type Sizes struct {
	Files         int
	Before, After int64
}

// Minify makes every file of a folder small, over all cores. A file that cannot be read as what its name says stays as it is,
// with a finding.
func Minify(dir string) (Sizes, []finding.Finding, error) {
	var names []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		return Sizes{}, nil, err
	}
	sizes, found := make([]Sizes, len(names)), make([][]finding.Finding, len(names))
	m := newMinifier()
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		g.Go(func() (err error) {
			sizes[i], found[i], err = minifyFile(m, dir, name)
			return err
		})
	}
	err = g.Wait()
	total, all := Sizes{Files: len(names)}, []finding.Finding(nil)
	for i := range names {
		total.Before += sizes[i].Before
		total.After += sizes[i].After
		all = append(all, found[i]...)
	}
	return total, finding.Sort(all), err
}

func minifyFile(m *minify.M, dir, name string) (Sizes, []finding.Finding, error) {
	before, err := os.ReadFile(name)
	if err != nil {
		return Sizes{}, nil, err
	}
	after, bad := smaller(m, kinds[strings.ToLower(filepath.Ext(name))], before)
	var found []finding.Finding
	if bad != nil {
		rel, _ := filepath.Rel(dir, name)
		found = append(found, finding.New("bad-data", text.Pos{File: filepath.ToSlash(rel)}, "file cannot be made small: %s", firstLine(bad.Error())))
	}
	if !bytes.Equal(before, after) {
		err = os.WriteFile(name, after, 0o644)
	}
	return Sizes{1, int64(len(before)), int64(len(after))}, found, err
}

// smaller is the small form of a file; the file itself where there is none, or where it would not say the same.
func smaller(m *minify.M, kind string, file []byte) ([]byte, error) {
	if kind == "" {
		return file, nil
	}
	small, err := m.Bytes(kind, file)
	if err != nil {
		return file, err
	}
	if len(small) >= len(file) || kind == "application/json" && !sameJSON(small, file) {
		return file, nil
	}
	return small, nil
}

// sameJSON reports whether two values are the same to the last digit of their numbers.
func sameJSON(a, b []byte) bool {
	x, errX := decode(a)
	y, errY := decode(b)
	return errX == nil && errY == nil && reflect.DeepEqual(x, y)
}

func decode(b []byte) (v any, err error) {
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	err = d.Decode(&v)
	return v, err
}
