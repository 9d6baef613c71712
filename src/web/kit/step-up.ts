/** Asks the person to prove again who is there; true when they have. The frame puts it here, so that an act may call for it. */
type Prover = () => Promise<boolean>;

let prover: Prover | null = null;

export const offerProof = (offered: Prover | null): void => {
  prover = offered;
};

/** Runs an act; where the server wants a fresh proof first, asks for it and runs the act once more. */
export const withProof = async <T>(act: () => Promise<T>, needsProof: (error: unknown) => boolean): Promise<T> => {
  try {
    return await act();
  } catch (error) {
    if (needsProof(error) && prover && (await prover())) return act();
    throw error;
  }
};
