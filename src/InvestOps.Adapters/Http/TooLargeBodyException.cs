namespace InvestOps.Adapters.Http;

/// <summary>A body has more bytes than any answer of the source should.</summary>
public sealed class TooLargeBodyException(int limit) : Exception(FormattableString.Invariant($"the answer is larger than {limit} bytes"));
