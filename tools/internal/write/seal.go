package write

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/page"
)

// digestLine is the line of a page that says what the rest of it was. Near-miss: a line of the body that looks like it.
var digestLine = regexp.MustCompile(`(?m)^  digest: "sha256-([0-9a-f]{64})"\n`)

// fileLine is a line of a page that says what the files beside it were, all together: names parted by spaces.
var fileLine = regexp.MustCompile(`(?m)^    "([^"/]+)": "sha256-([0-9a-f]{64})"$`)

// endOfMeta closes the front matter.
const endOfMeta = "\n---\n"

// seal puts digests into the front matter of a page: of the files beside it, and of the page itself.
func seal(md []byte, beside map[string][]byte, names []string) []byte {
	head, body, ok := bytes.Cut(md, []byte(endOfMeta))
	if !ok {
		return md
	}
	var b strings.Builder
	b.Write(head)
	if len(names) > 0 {
		fmt.Fprintf(&b, "\n  files:\n    %q: \"sha256-%s\"", strings.Join(names, " "), sumOf(beside, names))
	}
	rest := append([]byte(b.String()), []byte(endOfMeta+string(body))...)
	digest := fmt.Sprintf("\n  digest: \"sha256-%s\"", sum(rest))
	return append([]byte(b.String()+digest), []byte(endOfMeta+string(body))...)
}

func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

// sumOf is one digest of several files, of their names and digests; of one file, its own. One line of a page vouches for all, since its
// head must stay light.
func sumOf(files map[string][]byte, names []string) string {
	if len(names) == 1 {
		return sum(files[names[0]])
	}
	var b strings.Builder
	for _, n := range names {
		b.WriteString(n + " " + sum(files[n]) + "\n")
	}
	return sum([]byte(b.String()))
}

// sealed says what the front matter of a page promises: whether it has a digest, whether it holds, and the
// digest of the files beside it, by their names.
func sealed(md []byte) (has, holds bool, beside map[string]string) {
	end := bytes.Index(md, []byte(endOfMeta))
	if !bytes.HasPrefix(md, []byte("---\n")) || end < 0 {
		return false, false, nil
	}
	head := md[:end+1]
	m := digestLine.FindSubmatchIndex(head)
	if m == nil {
		return false, false, nil
	}
	rest := append(append([]byte{}, md[:m[0]]...), md[m[1]:]...)
	beside = map[string]string{}
	for _, f := range fileLine.FindAllSubmatch(head, -1) {
		beside[string(f[1])] = string(f[2])
	}
	return true, sum(rest) == string(head[m[2]:m[3]]), beside
}

// sealAll seals every page of a plan with the files that stand beside it.
func sealAll(files []page.File) []page.File {
	data := map[string]map[string][]byte{}
	names := map[string][]string{}
	for _, f := range files {
		if path.Ext(f.Path) == ".md" {
			continue
		}
		dir := path.Dir(f.Path)
		if data[dir] == nil {
			data[dir] = map[string][]byte{}
		}
		data[dir][path.Base(f.Path)] = f.Data
		names[dir] = append(names[dir], path.Base(f.Path))
	}
	for _, n := range names {
		slices.Sort(n)
	}
	out := make([]page.File, len(files))
	for i, f := range files {
		out[i] = f
		if path.Ext(f.Path) == ".md" {
			dir := besidePage(f.Path)
			out[i].Data = seal(f.Data, data[dir], names[dir])
		}
	}
	return out
}

// besidePage is the folder of the files that a page vouches for: an index's own, else the one with its name, where its address is.
func besidePage(md string) string {
	if b := path.Base(md); b == "index.md" || b == "_index.md" {
		return path.Dir(md)
	}
	return strings.TrimSuffix(md, ".md")
}
