// A vCenter simulator on govmomi's own (Debian: golang-github-vmware-govmomi-dev). The package has the library and no
// command, and govmomi's command cannot make templates, folders of them, or check a password; this can.
package main

import (
	"flag"
	"fmt"
	"log"
	"net/url"
	"os"
	"os/signal"
	"syscall"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/types"
)

var systems = []struct{ id, name string }{
	{"debian11_64Guest", "Debian GNU/Linux 11 (64-bit)"},
	{"ubuntu64Guest", "Ubuntu Linux (64-bit)"},
	{"rhel8_64Guest", "Red Hat Enterprise Linux 8 (64-bit)"},
	{"windows2019srv_64Guest", "Microsoft Windows Server 2019 (64-bit)"},
}

func main() {
	listen := flag.String("listen", "127.0.0.1:28989", "address to listen on")
	machines := flag.Int("machines", 40, "machines of each datacenter; every second is a template")
	user := flag.String("user", "reader", "user that may log in")
	password := flag.String("password", "reader-secret", "password of that user")
	flag.Parse()

	model := simulator.VPX()
	model.Datacenter = 2
	model.Cluster = 1
	model.Host = 0
	model.Machine = *machines
	model.Folder = 1
	if err := model.Create(); err != nil {
		log.Fatal(err)
	}
	templates := 0
	for i, entity := range simulator.Map.All("VirtualMachine") {
		machine := entity.(*simulator.VirtualMachine)
		if i%2 != 0 {
			continue
		}
		system := systems[templates%len(systems)]
		machine.Config.Template = true
		machine.Summary.Config.Template = true
		machine.Config.GuestId = system.id
		machine.Config.GuestFullName = system.name
		machine.Summary.Config.GuestId = system.id
		machine.Summary.Config.GuestFullName = system.name
		machine.Runtime.PowerState = types.VirtualMachinePowerStatePoweredOff
		templates++
	}
	model.Service.Listen = &url.URL{Host: *listen, User: url.UserPassword(*user, *password)}
	server := model.Service.NewServer()
	fmt.Printf("listening on %s with %d templates\n", *listen, templates)
	end := make(chan os.Signal, 1)
	signal.Notify(end, os.Interrupt, syscall.SIGTERM)
	<-end
	server.Close()
}
