export interface Me {
  user: { id: string; email: string; name: string };
  organization: { id: string; name: string };
  role: 'owner' | 'admin' | 'billing' | 'member' | 'viewer';
  operator: boolean;
  permissions: string[];
}

export interface SignUp {
  name: string;
  organization: string;
  email: string;
  password: string;
}
