list provinces
