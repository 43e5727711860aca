namespace InvestOps.LocalFunctions.Listening;

/// <summary>One function cannot be listened for; the others can.</summary>
internal sealed class FunctionUnusableException(string reason) : Exception(reason);
