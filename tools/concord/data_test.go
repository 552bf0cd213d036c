package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/second-track/second-track/tools/internal/golden"
)

// block is the one block of data of a page.
func block(t *testing.T, p, data string) map[string]any {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var blocks []string
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == "script" && attribute(n, "type") == "application/ld+json" {
			blocks = append(blocks, n.FirstChild.Data)
		}
	}
	var out map[string]any
	if len(blocks) != 1 || json.Unmarshal([]byte(blocks[0]), &out) != nil {
		t.Fatalf("%s has %d blocks of data, want one that is JSON: %q", p, len(blocks), blocks)
	}
	return out
}

// must are the properties that each type has on our pages.
var must = map[string]string{
	"WebSite":        "name url",
	"WebPage":        "name url isPartOf",
	"CollectionPage": "name url isPartOf description",
	"FAQPage":        "name url isPartOf mainEntity",
	"Article":        "headline author name url isPartOf",
	"Dataset":        "name description url license version creator distribution",
	"DataDownload":   "contentUrl encodingFormat",
	"DefinedTerm":    "name url inDefinedTermSet",
	"DefinedTermSet": "name url",
	"Person":         "name",
	"Organization":   "name",
	"Event":          "name",
	"CreativeWork":   "name url",
	"Question":       "name acceptedAnswer",
	"Answer":         "text",
	"ItemList":       "itemListElement numberOfItems",
	"ListItem":       "item",
}

// always are the properties that the data of every page has: with edition and license.
const always = "name url license version publisher inLanguage"

// about is what each page's data must be about, by the folder of the page.
var about = map[string]string{
	"people": "Person", "organizations": "Organization", "terms": "DefinedTerm", "tracks": "DefinedTerm", "cases": "Event", "sources": "CreativeWork",
	"compare": "Dataset", "data": "Dataset", "questions": "Question", "timeline": "ItemList",
}

// describes holds every page to what its data must say, and gives the types that it met.
func describes(t *testing.T, files map[string]string, base string) (seen map[string]bool) {
	t.Helper()
	seen = map[string]bool{}
	for p, data := range files {
		if path.Ext(p) != ".html" || p == "404.html" {
			continue
		}
		top := block(t, p, data)
		if want := base + strings.TrimSuffix(p, "index.html"); top["@context"] != "https://schema.org" || top["url"] != want {
			t.Errorf("%s: data is of %v at %v, want %s", p, top["@context"], top["url"], want)
		}
		for property := range strings.FieldsSeq(always) {
			if top[property] == nil || top[property] == "" {
				t.Errorf("%s: data has no %s", p, property)
			}
		}
		types := map[string]bool{}
		shaped(t, p, top, types)
		folder, _, _ := strings.Cut(p, "/")
		if list := p == folder+"/index.html" || strings.HasPrefix(p, folder+"/by/"); list && top["@type"] == "CollectionPage" {
			folder = ""
		}
		if want := about[folder]; want != "" && !types[want] {
			t.Errorf("%s: data is about %v, want a %s", p, types, want)
		}
		for kind := range types {
			seen[kind] = true
		}
	}
	return seen
}

// shaped holds a value, and all in it, to the properties of its type.
func shaped(t *testing.T, p string, v any, types map[string]bool) {
	t.Helper()
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			shaped(t, p, item, types)
		}
	case map[string]any:
		kind, _ := v["@type"].(string)
		types[kind] = true
		if must[kind] == "" {
			t.Errorf("%s: data has the type %q, which no rule knows", p, kind)
		}
		for property := range strings.FieldsSeq(must[kind]) {
			if v[property] == nil || v[property] == "" {
				t.Errorf("%s: %s has no %s", p, kind, property)
			}
		}
		for property, value := range v {
			if s, ok := value.(string); ok && (property == "url" || property == "license" || property == "contentUrl" || property == "sameAs") && !strings.HasPrefix(s, "http") {
				t.Errorf("%s: %s of %s is no address: %s", p, property, kind, s)
			}
			shaped(t, p, value, types)
		}
	}
}

// sized is a row of /data/: a file, and its size at the end.
var sized = regexp.MustCompile(`(?m)^\| \[([a-z.]+)\]\([a-z.]+\) \|.* \| ([0-9]+) (bytes|KB) \|$`)

// published holds the data as they are published, minified, to their own schema and package, and to the sizes that /data/ says.
func published(t *testing.T, content string, files map[string]string) {
	t.Helper()
	if err := golden.Schema(t, []byte(files["data/schema.json"]))(golden.Value(t, files["data/reference.json"])); err != nil {
		t.Errorf("reference.json: %v", err)
	}
	var p struct {
		Resources []struct {
			Path  string
			Bytes int
		}
	}
	if err := json.Unmarshal([]byte(files["data/datapackage.json"]), &p); err != nil || len(p.Resources) == 0 {
		t.Errorf("datapackage.json has %d tables: %v", len(p.Resources), err)
	}
	for _, r := range p.Resources {
		if got := len(files["data/"+r.Path]); got != r.Bytes {
			t.Errorf("%s has %d bytes, datapackage.json says %d", r.Path, got, r.Bytes)
		}
	}
	page, err := os.ReadFile(filepath.Join(content, "data", "_index.md"))
	if err != nil {
		t.Fatal(err)
	}
	rows := sized.FindAllStringSubmatch(string(page), -1)
	if len(rows) < len(p.Resources)+2 {
		t.Errorf("/data/ has the sizes of %d files, want more", len(rows))
	}
	for _, row := range rows {
		size := len(files["data/"+row[1]])
		if want := map[string]int{"bytes": size, "KB": (size + 500) / 1000}[row[3]]; fmt.Sprint(want) != row[2] {
			t.Errorf("%s has %d bytes, /data/ says %s %s", row[1], size, row[2], row[3])
		}
	}
}
