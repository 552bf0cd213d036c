package build

import (
	"bytes"
	"cmp"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/second-track/second-track/tools/internal/edition"
	"github.com/second-track/second-track/tools/internal/page"
)

// printName is the page of the print edition; the zip stands beside it.
const printName = "print/index.html"

// The places in every page where the size of an edition stands once it is known. Layouts print them; no text can, for its < is escaped.
var (
	printSize = []byte(`<span data-size="print"></span>`)
	zipSize   = []byte(`<span data-size="zip"></span>`)
)

// fillPrint fills the page of the print edition with the pages that Hugo wrote.
func (o Options) fillPrint(dir string) error {
	site, err := o.site(dir)
	if err != nil || site.Files[printName] == nil {
		return err
	}
	o.say("print edition")
	body, err := edition.Print(site, printName)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, filepath.FromSlash(printName)), body, 0o644)
}

// addZip puts the finished site into a zip beside the print edition, then tells every page the size of both.
func (o Options) addZip(dir string) error {
	site, err := o.site(dir)
	if err != nil || site.Files[printName] == nil || o.Zip == "" {
		return err
	}
	o.say("zip")
	body, err := edition.Zip(site, strings.TrimSuffix(o.Zip, ".zip"))
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "print", o.Zip), body, 0o644); err != nil {
		return err
	}
	// What the page weighs before it says so: with the numbers in it a few bytes more or less, and there need not be a number that is true of
	// the page that has it.
	sizes := sizes{", " + page.Size(edition.Packed(site.Files[printName])), ", " + page.Size(len(body))}
	for name, old := range site.Files {
		if filled := sizes.fill(old); !bytes.Equal(filled, old) {
			if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), filled, 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

// sizes are what every page says of the two editions.
type sizes struct{ print, zip string }

// fill writes the sizes into a page.
func (s sizes) fill(body []byte) []byte {
	return bytes.ReplaceAll(bytes.ReplaceAll(body, printSize, []byte(s.print)), zipSize, []byte(s.zip))
}

// site is the folder as package edition takes it; the search index is not of it.
func (o Options) site(dir string) (edition.Site, error) {
	base, err := url.Parse(cmp.Or(o.BaseURL, o.ConfigURL))
	s := edition.Site{Base: base, Files: map[string][]byte{}}
	if err != nil {
		return s, err
	}
	fsys := os.DirFS(dir)
	err = fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name == searchFolder:
			return fs.SkipDir
		case d.IsDir():
			return nil
		}
		s.Files[name], err = fs.ReadFile(fsys, name)
		return err
	})
	return s, err
}
