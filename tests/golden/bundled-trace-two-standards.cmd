trace bac-kan poor 31/12/2021
