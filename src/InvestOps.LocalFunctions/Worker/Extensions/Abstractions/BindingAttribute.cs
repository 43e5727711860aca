namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Ties a parameter, a property or a return value to something outside the function.</summary>
public abstract class BindingAttribute : Attribute;
