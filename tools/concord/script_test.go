package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"concord": func() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// TestScripts runs the command as a person would: arguments, files, exit code, what it prints.
func TestScripts(t *testing.T) {
	settings, err := os.ReadFile(filepath.Join("..", "..", "config.toml"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{Dir: "testdata/script", RequireExplicitExec: true, RequireUniqueNames: true,
		Setup: func(env *testscript.Env) error { return addSettings(env, settings) }})
}

// addSettings gives a script that has none the site's own config.toml.
func addSettings(env *testscript.Env, settings []byte) error {
	at := filepath.Join(env.WorkDir, "config.toml")
	if _, err := os.Stat(at); err == nil {
		return nil
	}
	return os.WriteFile(at, settings, 0o644)
}
