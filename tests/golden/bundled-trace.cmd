trace bac-kan poor 2023
