help help explain
