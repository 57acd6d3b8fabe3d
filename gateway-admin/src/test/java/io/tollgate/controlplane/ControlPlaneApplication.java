package io.tollgate.controlplane;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The control plane alone; its package keeps the scan away from what auto-configuration must bring. */
@SpringBootApplication
public class ControlPlaneApplication {}
