package write

import (
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"slices"
)

// journal is what a run that was cut short meant to write: path → digests, before and after.
func (p *Plan) journal() map[string][]string {
	out := map[string][]string{}
	data, err := os.ReadFile(filepath.Join(p.Dir, journalName))
	if err != nil || json.Unmarshal(data, &out) != nil || out == nil {
		return map[string][]string{} // what is no journal vouches for nothing
	}
	return out
}

// note writes the journal: what is on the disk now and what will be, for every file of the run that carries no digest of its own.
func (p *Plan) note(root *os.Root, d difference) error {
	journal := map[string][]string{}
	for _, f := range p.Files {
		if path.Ext(f.Path) != ".md" {
			journal[f.Path] = append(journal[f.Path], sum(f.Data))
		}
	}
	for _, name := range slices.Concat(d.changed, d.gone) {
		if old, err := root.ReadFile(name); err == nil && path.Ext(name) != ".md" {
			journal[name] = append(journal[name], sum(old))
		}
	}
	data, err := json.Marshal(journal)
	if err != nil {
		return err
	}
	return put(root, journalName, data)
}

// sweep removes what a run that was cut short left half written.
func sweep(root *os.Root) error { return root.RemoveAll(half) }

// put writes a file whole: under another name, then over its place.
func put(root *os.Root, name string, data []byte) error {
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	if err := root.WriteFile(half, data, 0o644); err != nil {
		return err
	}
	return root.Rename(half, name)
}
