package main

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// served is a run of `concord serve` as another process.
type served struct {
	t      *testing.T
	cmd    *exec.Cmd
	url    string
	stderr *lines
	ended  chan error
}

// lines is what a process writes, to be read while it does.
type lines struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// serveSeeds starts the command on a free port; this test binary is the command when it is called concord.
func serveSeeds(t *testing.T, seeds string) *served {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	port := freePort(t)
	s := &served{t: t, url: fmt.Sprintf("http://127.0.0.1:%d/", port), stderr: &lines{}, ended: make(chan error, 1)}
	s.cmd = &exec.Cmd{Path: self, Stderr: s.stderr, Stdout: s.stderr,
		Args: []string{"concord", "serve", "--seeds", seeds, "--content", filepath.Join(t.TempDir(), "content"), "--port", fmt.Sprint(port)}}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { s.ended <- s.cmd.Wait() }()
	t.Cleanup(func() { _ = s.cmd.Process.Kill() }) // after an interrupt it has ended already
	return s
}

func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// patience is how long a change may take on a slow machine; the first start may have to compile Hugo.
const patience = 5 * time.Minute

// until waits for something to come true.
func (s *served) until(what string, is func() bool) {
	s.t.Helper()
	for start := time.Now(); !is(); time.Sleep(50 * time.Millisecond) {
		select {
		case err := <-s.ended:
			s.t.Fatalf("%s: serve ended (%v)\n%s", what, err, s.stderr)
		default:
		}
		if time.Since(start) > patience {
			s.t.Fatalf("%s: not within %v\n%s", what, patience, s.stderr)
		}
	}
}

// says reports whether a page is served that holds words.
func (s *served) says(page, words string) bool {
	r, err := http.Get(s.url + page)
	if err != nil {
		return false
	}
	defer r.Body.Close()
	body, _ := io.ReadAll(r.Body)
	return r.StatusCode == http.StatusOK && strings.Contains(string(body), words)
}

// TestServe starts the server, changes a seed text, breaks it, mends it, adds one in a new folder, and interrupts.
func TestServe(t *testing.T) {
	if testing.Short() {
		t.Skip("a server takes seconds; -short leaves it out")
	}
	inRoot(t)
	seeds := t.TempDir()
	write := func(name, words string) {
		t.Helper()
		p := filepath.Join(seeds, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(words), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("sources/a.txt", "The first words stand here, and then some.\n")
	s := serveSeeds(t, seeds)
	s.until("the page is served", func() bool { return s.says("sources/a/", "The first words stand here") })

	write("sources/a.txt", "The second words stand here, and then some.\n")
	s.until("the page changes with its text", func() bool { return s.says("sources/a/", "The second words stand here") })

	write("sources/a.txt", "The third words stand here, and then some.\n\nMay 32, 1960\nNobody came.\n")
	s.until("the error is said", func() bool { return strings.Contains(s.stderr.String(), "[bad-date]") })
	if !s.says("sources/a/", "The second words stand here") {
		t.Errorf("page does not stay as it was while its text has an error")
	}

	write("sources/a.txt", "The fourth words stand here, and then some.\n")
	s.until("the page changes when its text is mended", func() bool { return s.says("sources/a/", "The fourth words stand here") })

	write("articles/deep/b.txt", "The fifth words stand here, and then some.\n")
	s.until("a page of a new folder is served", func() bool {
		return s.says("articles/b/", "The fifth words stand here") || s.says("sources/b/", "The fifth words stand here")
	})

	if err := s.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Skipf("a process cannot be interrupted here: %v", err)
	}
	select {
	case err := <-s.ended:
		if err != nil {
			t.Errorf("interrupt: %v, want exit 0\n%s", err, s.stderr)
		}
	case <-time.After(patience):
		t.Errorf("serve goes on after an interrupt")
	}
	if s.says("sources/a/", "") {
		t.Errorf("Hugo's server goes on after an interrupt")
	}
}

// TestServePortTaken holds that a port that somebody has ends the command, and that what Hugo says of it is passed on.
func TestServePortTaken(t *testing.T) {
	if testing.Short() {
		t.Skip("a server takes seconds; -short leaves it out")
	}
	inRoot(t)
	seeds := t.TempDir()
	if err := os.WriteFile(filepath.Join(seeds, "a.txt"), []byte("Words stand here.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	var stderr bytes.Buffer
	port := fmt.Sprint(l.Addr().(*net.TCPAddr).Port)
	if code := run([]string{"serve", "--seeds", seeds, "--content", t.TempDir(), "--port", port}, strings.NewReader(""), &bytes.Buffer{}, &stderr); code != 1 ||
		!strings.Contains(stderr.String(), "ERROR") || strings.Count(stderr.String(), port) < 2 {
		t.Errorf("exit %d, want 1 and Hugo's own message, which names the port\n%s", code, stderr.String())
	}
}
