namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>The rest of an invocation: the next middleware, and at the end the function itself.</summary>
public delegate Task FunctionExecutionDelegate(FunctionContext context);
