package verify

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// heavyMeta is how many bytes of front matter a page may have before it is asked why.
const heavyMeta = 1024

// metaRE is the front matter of a page, with its two lines of hyphens.
var metaRE = regexp.MustCompile(`(?s)\A---\n.*?\n---\n`)

// topKeys are the properties that may stand outside params. Hugo reads meaning into others: a date in the future makes a
// page vanish, aliases become pages.
var topKeys = []string{"params", "title", "type"}

// checkMeta judges the front matter as goldmark-meta read it.
func (p *page) checkMeta(top map[string]any, err error) {
	head := metaRE.Find(p.source)
	if err != nil {
		p.report("page-meta", 1, "front matter is no YAML: %v", err)
		return
	}
	if head == nil {
		p.report("page-meta", 1, "page has no front matter, want title, type and params")
		return
	}
	if len(head) > heavyMeta {
		p.report("heavy-meta", 1, "front matter has %d bytes, want at most %d", len(head), heavyMeta)
	}
	for _, key := range slices.Sorted(maps.Keys(top)) {
		if !slices.Contains(topKeys, key) {
			p.report("page-meta", p.keyLine(key), "front matter has %s at the top, want it under params", key)
		}
	}
	p.wantText(top, "title", "type")
	params, _ := top["params"].(map[any]any)
	if digest, _ := params["digest"].(string); digest == "" {
		p.report("page-meta", 1, "front matter has no params.digest, want one")
	}
	p.onlyStrings("params", top["params"])
}

func (p *page) wantText(top map[string]any, keys ...string) {
	for _, key := range keys {
		if s, ok := top[key].(string); !ok || strings.TrimSpace(s) == "" {
			p.report("page-meta", p.keyLine(key), "front matter has %s %s, want text", key, kind(top[key]))
		}
	}
}

// onlyStrings reports every value that is no string: YAML 1.1 and 1.2 differ on no, y, 1e3 and 1_000, and so do the
// readers of these pages.
func (p *page) onlyStrings(key string, value any) {
	switch value := value.(type) {
	case string:
	case []any:
		for _, v := range value {
			p.onlyStrings(key, v)
		}
	case map[any]any:
		for k, v := range value {
			p.onlyStrings(fmt.Sprint(k), v)
		}
	default:
		p.report("page-meta", p.keyLine(key), "front matter has %s %s, want a string in double quotes", key, kind(value))
	}
}

func kind(value any) string {
	if value == nil {
		return "without a value"
	}
	return fmt.Sprintf("of the type %T", value)
}

// keyLine is the line on which a property of the front matter stands.
func (p *page) keyLine(key string) int {
	for i, line := range bytes.Split(metaRE.Find(p.source), []byte("\n")) {
		if bytes.HasPrefix(bytes.TrimSpace(line), []byte(key+":")) {
			return i + 1
		}
	}
	return 1
}
