namespace InvestOps.LocalFunctions.Invocation;

/// <summary>What triggered a function does not fit its parameters.</summary>
public sealed class BindingException(string message, Exception? cause = null) : Exception(message, cause);
